package io.arbiter.server.profile;

import io.arbiter.server.player.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All days on which a player submitted something. Immutable. */
final class DayHistory {
  /**
   * What a player submitted within a quarter of an hour, which begins at :00, :15, :30 or :45. Such
   * a quarter lies in one day, whatever the time zone.
   *
   * @param firstAccepted when the first accepted submission was sent; null if none was accepted
   */
  public record Quarter(
      Instant start, int accepted, int submissions, @Nullable Instant firstAccepted) {}

  /**
   * What a player did on a day.
   *
   * @param accepted accepted submissions, also of puzzles that were solved before
   * @param submissions judged submissions that count as attempts
   */
  public record Day(LocalDate date, int accepted, int submissions) {}

  /**
   * Days in a row, each with an accepted submission.
   *
   * @param current the days up to today; a day without one ends it only when the day is over, so
   *     before the first accepted submission of a day these are the days up to yesterday
   * @param longest the most days that were ever in a row
   */
  public record Streak(int current, int longest) {}

  private final NavigableMap<LocalDate, Day> days = new TreeMap<>();

  /** For each day with an accepted submission, when the first of these was sent. */
  private final NavigableMap<LocalDate, Instant> accepted = new TreeMap<>();

  /** For each of these days, how many of them in a row end with this day. */
  private final NavigableMap<LocalDate, Integer> runs = new TreeMap<>();

  /**
   * @param quarters in any order
   */
  DayHistory(Collection<Quarter> quarters, TimeZone zone) {
    for (Quarter quarter : quarters) {
      LocalDate date = zone.date(quarter.start());
      days.merge(
          date,
          new Day(date, quarter.accepted(), quarter.submissions()),
          (a, b) -> new Day(date, a.accepted() + b.accepted(), a.submissions() + b.submissions()));
      @Nullable Instant first = quarter.firstAccepted();
      if (first != null) {
        accepted.merge(date, first, (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    for (LocalDate date : accepted.keySet()) {
      runs.put(date, runs.getOrDefault(date.minusDays(1), 0) + 1);
    }
  }

  /** The days with submissions from a date on, oldest first. */
  List<Day> since(LocalDate first) {
    return List.copyOf(days.tailMap(first, true).values());
  }

  /** The streak as it is on a date. */
  Streak streak(LocalDate today) {
    NavigableMap<LocalDate, Integer> past = runs.headMap(today, true);
    int current = past.getOrDefault(today, past.getOrDefault(today.minusDays(1), 0));
    return new Streak(current, past.values().stream().reduce(0, Math::max));
  }

  /** When a player first had accepted submissions on so many days in a row. */
  Optional<Instant> reached(int length) {
    return runs.entrySet().stream()
        .filter(run -> run.getValue() == length)
        .findFirst()
        .map(run -> accepted.get(run.getKey()));
  }
}
