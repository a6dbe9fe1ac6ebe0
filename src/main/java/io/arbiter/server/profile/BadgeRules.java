package io.arbiter.server.profile;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.server.profile.PlayerRecord.Solution;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of badges: which badges a player has earned, and when. */
final class BadgeRules {
  private static final int MANY_FAILURES = 10;

  private final PlayerRecord done;

  BadgeRules(PlayerRecord done) {
    this.done = done;
  }

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
      case WHOLE_STATION -> earliest(done.stations().stream().map(s -> of(s, s.puzzles().size())));
      case WEEK_STREAK -> inARow(7);
      case MONTH_STREAK -> inARow(30);
      case DAILY_PUZZLE -> daily(1);
      case SEVEN_DAILY_PUZZLES -> daily(7);
    };
  }

  /** The moment of the solution that was the n-th of its kind. */
  private Optional<Earned> solved(int n, Predicate<Solution> kind) {
    return done.solved().stream().filter(kind).skip(n - 1L).findFirst().map(BadgeRules::earned);
  }

  private Optional<Earned> everyDifficulty() {
    Set<@Nullable String> seen = new HashSet<>();
    for (Solution solution : done.solved()) {
      boolean isNew = solution.difficulty() != null && seen.add(solution.difficulty());
      if (isNew && seen.size() == Difficulty.values().length) {
        return Optional.of(earned(solution));
      }
    }
    return Optional.empty();
  }

  /** The last station opens none. */
  private Stream<Station> allButLast() {
    return done.stations().stream().limit(Math.max(0, done.stations().size() - 1));
  }

  /** The moment at which so many puzzles of a station were solved. */
  private Optional<Earned> of(Station station, int puzzles) {
    return solved(puzzles, s -> station.puzzles().contains(s.slug()));
  }

  private static Optional<Earned> earliest(Stream<Optional<Earned>> all) {
    return all.flatMap(Optional::stream).min(Comparator.comparing(Earned::at));
  }

  private Optional<Earned> inARow(int days) {
    return done.days().reached(days).map(at -> new Earned(at, null));
  }

  private Optional<Earned> daily(int n) {
    return done.daily().stream()
        .skip(n - 1L)
        .findFirst()
        .map(solution -> new Earned(solution.at(), solution.puzzle()));
  }

  private static Earned earned(Solution solution) {
    return new Earned(solution.at(), solution.puzzle());
  }
}
