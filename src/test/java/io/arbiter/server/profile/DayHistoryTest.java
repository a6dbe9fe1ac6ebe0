package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.server.player.TimeZone;
import io.arbiter.server.profile.DayHistory.Day;
import io.arbiter.server.profile.DayHistory.Quarter;
import io.arbiter.server.profile.DayHistory.Streak;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayHistoryTest {
  private static final TimeZone KYIV = TimeZone.require("Europe/Kyiv");

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
    DayHistory tried =
        new DayHistory(
            List.of(new Quarter(Instant.parse("2026-03-01T12:00:00Z"), 0, 4, null)), TimeZone.UTC);
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
    DayHistory history =
        new DayHistory(
            List.of(
                accepted("2026-03-02T18:00:00Z"),
                accepted("2026-03-02T09:00:00Z"),
                accepted("2026-03-01T09:00:00Z"),
                accepted("2026-03-03T09:00:00Z")),
            TimeZone.UTC);
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
            .map(DayHistoryTest::accepted)
            .toList();
    assertThat(new DayHistory(midnights, KYIV).streak(march(30))).isEqualTo(new Streak(2, 2));
    assertThat(new DayHistory(midnights, KYIV).since(march(29)))
        .containsExactly(new Day(march(29), 1, 1), new Day(march(30), 2, 2));
  }
}
