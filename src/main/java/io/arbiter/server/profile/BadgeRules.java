package io.arbiter.server.profile;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of badges: which badges a player has earned, and when.
 *
 * @param solved the first solutions of all solved puzzles, oldest first
 * @param daily the first solution of each puzzle of the day that was sent on its day, oldest first
 * @param days all days with submissions
 * @param stations all stations, in their order
 */
record BadgeRules(
    List<Solution> solved, List<DailySolution> daily, DayHistory days, List<Station> stations) {
  private static final int MANY_FAILURES = 10;

  /**
   * The first solution of a puzzle.
   *
   * @param difficulty null if the puzzle is retired
   * @param failures submissions for the puzzle before it
   */
  record Solution(
      UUID puzzle, String slug, @Nullable String difficulty, Instant at, long failures) {}

  record DailySolution(LocalDate day, UUID puzzle, Instant at) {}

  /**
   * When a badge was earned.
   *
   * @param puzzle whose solution earned it; null where a whole day did
   */
  record Earned(Instant at, @Nullable UUID puzzle) {}

  /** When the player earned a badge; empty if the player has not. */
  Optional<Earned> earned(BadgeKind kind) {
    return switch (kind) {
      case FIRST_SOLUTION -> solved(1, _ -> true);
      case TEN_SOLVED -> solved(10, _ -> true);
      case FIFTY_SOLVED -> solved(50, _ -> true);
      case HUNDRED_SOLVED -> solved(100, _ -> true);
      case EVERY_DIFFICULTY -> everyDifficulty();
      case FIRST_SCIENTIFIC -> solved(1, s -> Difficulty.SCIENTIFIC.label().equals(s.difficulty()));
      case FIVE_FIRST_TRIES -> solved(5, s -> s.failures() == 0);
      case PERSISTENT -> solved(1, s -> s.failures() >= MANY_FAILURES);
      case NEXT_STATION -> earliest(allButLast().map(s -> of(s, s.enough())));
      case WHOLE_STATION -> earliest(stations.stream().map(s -> of(s, s.puzzles().size())));
      case WEEK_STREAK -> inARow(7);
      case MONTH_STREAK -> inARow(30);
      case DAILY_PUZZLE -> daily(1);
      case SEVEN_DAILY_PUZZLES -> daily(7);
    };
  }

  /** The moment of the solution that was the n-th of its kind. */
  private Optional<Earned> solved(int n, Predicate<Solution> kind) {
    return solved.stream().filter(kind).skip(n - 1L).findFirst().map(BadgeRules::earned);
  }

  private Optional<Earned> everyDifficulty() {
    Set<@Nullable String> seen = new HashSet<>();
    for (Solution solution : solved) {
      boolean isNew = solution.difficulty() != null && seen.add(solution.difficulty());
      if (isNew && seen.size() == Difficulty.values().length) {
        return Optional.of(earned(solution));
      }
    }
    return Optional.empty();
  }

  /** The last station opens none. */
  private Stream<Station> allButLast() {
    return stations.stream().limit(Math.max(0, stations.size() - 1));
  }

  /** The moment at which so many puzzles of a station were solved. */
  private Optional<Earned> of(Station station, int puzzles) {
    return solved(puzzles, s -> station.puzzles().contains(s.slug()));
  }

  private static Optional<Earned> earliest(Stream<Optional<Earned>> all) {
    return all.flatMap(Optional::stream).min(Comparator.comparing(Earned::at));
  }

  private Optional<Earned> inARow(int length) {
    return days.reached(length).map(at -> new Earned(at, null));
  }

  private Optional<Earned> daily(int n) {
    return daily.stream().skip(n - 1L).findFirst().map(s -> new Earned(s.at(), s.puzzle()));
  }

  private static Earned earned(Solution solution) {
    return new Earned(solution.at(), solution.puzzle());
  }
}
