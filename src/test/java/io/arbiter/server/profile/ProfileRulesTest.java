package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.BadgeRules.DailySolution;
import io.arbiter.server.profile.BadgeRules.Earned;
import io.arbiter.server.profile.BadgeRules.Solution;
import io.arbiter.server.profile.DayHistory.Day;
import io.arbiter.server.profile.DayHistory.Quarter;
import io.arbiter.server.profile.DayHistory.Streak;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, levels and badges of a profile. */
class ProfileRulesTest {
  private static final TimeZone KYIV = TimeZone.require("Europe/Kyiv");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final DayHistory NO_DAYS = new DayHistory(List.of(), TimeZone.UTC);

  private static Quarter accepted(String at) {
    Instant start = Instant.parse(at);
    return new Quarter(start, 1, 1, start.plusSeconds(7));
  }

  /** A history with an accepted submission at noon of each of these days of March 2026. */
  private static DayHistory march(int... days) {
    return new DayHistory(
        Arrays.stream(days)
            .mapToObj(day -> accepted("2026-03-%02dT12:00:00Z".formatted(day)))
            .toList(),
        TimeZone.UTC);
  }

  private static LocalDate march(int day) {
    return LocalDate.of(2026, 3, day);
  }

  @Test
  void thereIsNoStreakWithoutAnAcceptedSubmission() {
    Quarter quarter = new Quarter(Instant.parse("2026-03-01T12:00:00Z"), 0, 4, null);
    DayHistory tried = new DayHistory(List.of(quarter), TimeZone.UTC);
    assertThat(tried.streak(march(1))).isEqualTo(new Streak(0, 0));
    assertThat(tried.reached(1)).isEmpty();
    assertThat(tried.since(march(1))).containsExactly(new Day(march(1), 0, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "7, 3, 3", // today counts
    "8, 3, 3", // the day is not over yet
    "9, 0, 3", // yesterday had none
    "6, 2, 2", // what comes later does not count
    "2, 2, 2",
    "5, 1, 2" // the longest is over
  })
  void aStreakEndsWhenADayWithoutASolutionIsOver(int today, int current, int longest) {
    DayHistory history = march(1, 2, 5, 6, 7);
    assertThat(history.streak(march(today))).isEqualTo(new Streak(current, longest));
    assertThat(history.since(march(6))).extracting(Day::date).containsExactly(march(6), march(7));
  }

  @Test
  void aStreakIsReachedWithTheFirstSolutionOfItsLastDay() {
    List<Quarter> quarters =
        Stream.of("02T18:00:00", "02T09:00:00", "01T09:00:00", "03T09:00:00")
            .map(at -> accepted("2026-03-" + at + "Z"))
            .toList();
    DayHistory history = new DayHistory(quarters, TimeZone.UTC);
    assertThat(history.reached(2)).hasValue(Instant.parse("2026-03-02T09:00:07Z"));
    assertThat(history.reached(4)).isEmpty();
  }

  @Test
  void daysAreThoseOfTheZone() {
    List<Quarter> late =
        List.of(accepted("2026-01-10T21:45:00Z"), accepted("2026-01-10T22:00:00Z"));
    assertThat(new DayHistory(late, TimeZone.UTC).since(LocalDate.EPOCH))
        .containsExactly(new Day(LocalDate.of(2026, 1, 10), 2, 2));
    assertThat(new DayHistory(late, KYIV).since(LocalDate.EPOCH))
        .containsExactly(
            new Day(LocalDate.of(2026, 1, 10), 1, 1), new Day(LocalDate.of(2026, 1, 11), 1, 1));
    assertThat(new DayHistory(late, KYIV).streak(LocalDate.of(2026, 1, 11)))
        .isEqualTo(new Streak(2, 2));
  }

  @Test
  void theHourThatSummerTimeSkipsEndsNoStreak() {
    // On 29 March 2026 the clocks of Kyiv go from 03:00 to 04:00, on 25 October from 04:00 to
    // 03:00.
    List<Quarter> midnights =
        Stream.of("2026-03-28T22:00:00Z", "2026-03-29T21:00:00Z", "2026-03-30T20:45:00Z")
            .map(ProfileRulesTest::accepted)
            .toList();
    assertThat(new DayHistory(midnights, KYIV).streak(march(30))).isEqualTo(new Streak(2, 2));
    assertThat(new DayHistory(midnights, KYIV).since(march(29)))
        .containsExactly(new Day(march(29), 1, 1), new Day(march(30), 2, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0, 50",
    "49, 1, 0, 50",
    "50, 2, 50, 150",
    "149, 2, 50, 150",
    "150, 3, 150, 300",
    "299, 3, 150, 300",
    "300, 4, 300, 500",
    "500, 5, 500, 750"
  })
  void eachLevelNeedsFiftyPointsMoreThanTheLevelBefore(
      long points, int level, long start, long next) {
    assertThat(Profile.Score.of(points, null, null, 0))
        .isEqualTo(new Profile.Score(points, null, null, level, start, next, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Kyiv, 2026-06-30",
    "UTC, 2026-06-29",
    "Pacific/Kiritimati, 2026-06-30",
    "America/Los_Angeles, 2026-06-29",
    "+02:30, 2026-06-30",
    "Etc/GMT+12, 2026-06-29"
  })
  void aMomentHasItsDateInTheZone(String zone, LocalDate date) {
    assertThat(TimeZone.require(zone).date(Instant.parse("2026-06-29T21:30:00Z"))).isEqualTo(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Kyiv", "europe/kyiv", "+19:00", "UTC+25", "a\0b", "Mars/Base"})
  void unknownZonesAreRefused(String zone) {
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> TimeZone.require(zone));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID);
    assertThat(refused.detail()).startsWith("zone: ");
    assertThat(TimeZone.ofAccount(zone)).isEqualTo(TimeZone.UTC);
    assertThat(TimeZone.ofAccount(null)).isEqualTo(TimeZone.UTC);
    assertThat(TimeZone.of("A".repeat(65))).as("is not even parsed").isEmpty();
  }

  private static Instant day(int n) {
    return START.plus(Duration.ofDays(n));
  }

  /** The n-th solution, a day after the one before. */
  private static Solution solution(int n, String slug, Difficulty difficulty, long failures) {
    return new Solution(new UUID(0, n), slug, difficulty.label(), day(n), failures);
  }

  private static List<Solution> solutions(int count, long failures) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> solution(n, "p" + n, Difficulty.SIMPLE, failures))
        .toList();
  }

  private static Earned with(int n) {
    return new Earned(day(n), new UUID(0, n));
  }

  private static BadgeRules solved(List<Solution> solved, Station... stations) {
    return new BadgeRules(solved, List.of(), NO_DAYS, List.of(stations));
  }

  private static Map<BadgeKind, Earned> badges(BadgeRules rules) {
    Map<BadgeKind, Earned> badges = new TreeMap<>();
    for (BadgeKind kind : BadgeKind.values()) {
      rules.earned(kind).ifPresent(earned -> badges.put(kind, earned));
    }
    return badges;
  }

  private static Station station(String name, String share, String... puzzles) {
    return new Station(name, name, Map.of(), new BigDecimal(share), List.of(puzzles));
  }

  @ParameterizedTest
  @CsvSource({
    "1, FIRST_SOLUTION",
    "10, TEN_SOLVED",
    "50, FIFTY_SOLVED",
    "100, HUNDRED_SOLVED",
    "5, FIVE_FIRST_TRIES"
  })
  void theSolutionThatCompletesTheNumberEarnsTheBadge(int number, BadgeKind kind) {
    assertThat(badges(solved(List.of(), station("first", "0.5", "a")))).isEmpty();
    assertThat(badges(solved(solutions(number - 1, 0)))).doesNotContainKey(kind);
    assertThat(badges(solved(solutions(number + 3, 0)))).containsEntry(kind, with(number));
  }

  @Test
  void tenFailuresBeforeASolutionArePersistenceAndOneMakesItNoFirstTry() {
    assertThat(badges(solved(solutions(20, 1)))).doesNotContainKey(BadgeKind.FIVE_FIRST_TRIES);
    assertThat(badges(solved(solutions(3, 9)))).doesNotContainKey(BadgeKind.PERSISTENT);
    assertThat(badges(solved(solutions(3, 10)))).containsEntry(BadgeKind.PERSISTENT, with(1));
  }

  @Test
  void theLastMissingDifficultyEarnsTheBadge() {
    List<Solution> all =
        List.of(
            solution(1, "a", Difficulty.SCIENTIFIC, 1),
            solution(2, "b", Difficulty.SIMPLE, 1),
            solution(3, "c", Difficulty.SIMPLE, 1),
            solution(4, "d", Difficulty.CHALLENGING, 1),
            new Solution(new UUID(0, 9), "retired", null, day(4), 1),
            solution(5, "e", Difficulty.ELEMENTARY, 1),
            solution(6, "f", Difficulty.MODERATE, 1));
    assertThat(badges(solved(all.subList(0, 6))))
        .doesNotContainKey(BadgeKind.EVERY_DIFFICULTY)
        .containsEntry(BadgeKind.FIRST_SCIENTIFIC, with(1));
    assertThat(badges(solved(all))).containsEntry(BadgeKind.EVERY_DIFFICULTY, with(6));
  }

  @Test
  void aStationIsOpenedWithEnoughPuzzlesAndCompletedWithAll() {
    Station first = station("first", "0.5", "p1", "p2", "p3", "p4");
    Station last = station("last", "0.5", "p5", "p6");
    assertThat(badges(solved(solutions(1, 1), first, last)))
        .doesNotContainKey(BadgeKind.NEXT_STATION);
    assertThat(badges(solved(solutions(3, 1), first, last)))
        .containsEntry(BadgeKind.NEXT_STATION, with(2))
        .doesNotContainKey(BadgeKind.WHOLE_STATION);
    assertThat(badges(solved(solutions(6, 1), first, last)))
        .containsEntry(BadgeKind.WHOLE_STATION, with(4));
    assertThat(badges(solved(solutions(2, 1), station("only", "0.5", "p1", "p2"))))
        .as("the last station opens none")
        .doesNotContainKey(BadgeKind.NEXT_STATION)
        .containsEntry(BadgeKind.WHOLE_STATION, with(2));
  }

  @Test
  void daysInARowEarnBadgesWithoutAPuzzle() {
    List<Quarter> days =
        IntStream.rangeClosed(1, 30)
            .mapToObj(n -> new Quarter(day(n), 1, 1, day(n).plusSeconds(n)))
            .toList();
    assertThat(badges(onDays(days)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BadgeKind.WEEK_STREAK, new Earned(day(7).plusSeconds(7), null),
                BadgeKind.MONTH_STREAK, new Earned(day(30).plusSeconds(30), null)));
    assertThat(badges(onDays(days.subList(0, 29)))).containsOnlyKeys(BadgeKind.WEEK_STREAK);
  }

  private static BadgeRules onDays(List<Quarter> days) {
    var history = new DayHistory(days, TimeZone.UTC);
    return new BadgeRules(List.of(), List.of(), history, List.of());
  }

  @Test
  void puzzlesOfTheDayEarnBadges() {
    List<DailySolution> daily =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> new DailySolution(LocalDate.EPOCH.plusDays(n), new UUID(0, n), day(n)))
            .toList();
    assertThat(badges(new BadgeRules(List.of(), daily, NO_DAYS, List.of())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(BadgeKind.DAILY_PUZZLE, with(1), BadgeKind.SEVEN_DAILY_PUZZLES, with(7)));
    assertThat(badges(new BadgeRules(List.of(), daily.subList(0, 6), NO_DAYS, List.of())))
        .containsOnlyKeys(BadgeKind.DAILY_PUZZLE);
  }
}
