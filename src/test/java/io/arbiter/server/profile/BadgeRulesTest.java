package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.BadgeRules.DailySolution;
import io.arbiter.server.profile.BadgeRules.Earned;
import io.arbiter.server.profile.BadgeRules.Solution;
import io.arbiter.server.profile.DayHistory.Quarter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgeRulesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final DayHistory NO_DAYS = new DayHistory(List.of(), TimeZone.UTC);

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
    return Arrays.stream(BadgeKind.values())
        .filter(kind -> rules.earned(kind).isPresent())
        .collect(
            Collectors.toMap(
                kind -> kind, kind -> rules.earned(kind).get(), (a, _) -> a, TreeMap::new));
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
    DayHistory month = new DayHistory(days, TimeZone.UTC);
    assertThat(badges(new BadgeRules(List.of(), List.of(), month, List.of())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BadgeKind.WEEK_STREAK, new Earned(day(7).plusSeconds(7), null),
                BadgeKind.MONTH_STREAK, new Earned(day(30).plusSeconds(30), null)));
    DayHistory almost = new DayHistory(days.subList(0, 29), TimeZone.UTC);
    assertThat(badges(new BadgeRules(List.of(), List.of(), almost, List.of())).keySet())
        .isEqualTo(EnumSet.of(BadgeKind.WEEK_STREAK));
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
    assertThat(badges(new BadgeRules(List.of(), daily.subList(0, 6), NO_DAYS, List.of())).keySet())
        .isEqualTo(Set.of(BadgeKind.DAILY_PUZZLE));
  }
}
