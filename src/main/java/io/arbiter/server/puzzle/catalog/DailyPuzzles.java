package io.arbiter.server.puzzle.catalog;

import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import io.arbiter.server.puzzle.catalog.DailyQueries.Candidate;
import io.arbiter.server.puzzle.catalog.DailyQueries.Chosen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * Chooses the puzzle of each date, by this rule:
 *
 * <ol>
 *   <li>A published puzzle is suitable if a player who has solved nothing may solve it: the puzzle
 *       is of the first station, of no station, or always open.
 *   <li>A puzzle that was never the puzzle of a day comes first, then the puzzle that was shown
 *       longest ago. So no puzzle comes again before all suitable puzzles were shown.
 *   <li>Among equal puzzles, a hash of date and slug decides.
 * </ol>
 *
 * <p>A date gets its puzzle when it is first asked for, and keeps it: puzzles that are published
 * later change nothing. Only if the puzzle is retired before the date is over, another takes its
 * place. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class DailyPuzzles {
  private static final Viewer BEGINNER = new Viewer(Optional.empty(), false);

  private static final Comparator<Candidate> LONGEST_AGO =
      Comparator.comparing(
          Candidate::shown, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder()));

  private final DailyQueries queries;
  private final Stations stations;

  DailyPuzzles(DailyQueries queries, Stations stations) {
    this.queries = queries;
    this.stations = stations;
  }

  /** The puzzle of a date; empty if no puzzle is suitable. */
  Optional<Chosen> of(LocalDate day) {
    return queries.find(day).or(() -> choose(day));
  }

  private Optional<Chosen> choose(LocalDate day) {
    queries.lock();
    Optional<Chosen> meanwhile = queries.find(day);
    if (meanwhile.isPresent()) {
      return meanwhile;
    }
    StationPath path = stations.path(BEGINNER);
    Optional<Candidate> best =
        queries.candidates().stream()
            .filter(puzzle -> isOpen(puzzle, path))
            .min(LONGEST_AGO.thenComparing(puzzle -> hash(day, puzzle.slug())));
    best.ifPresent(puzzle -> queries.set(day, puzzle.puzzle()));
    return best.map(puzzle -> new Chosen(puzzle.puzzle(), puzzle.slug()));
  }

  private static boolean isOpen(Candidate puzzle, StationPath path) {
    return path.whatOpens(new StationLock(puzzle.slug(), puzzle.alwaysOpen(), null)).isEmpty();
  }

  private static UUID hash(LocalDate day, String slug) {
    return UUID.nameUUIDFromBytes((day + " " + slug).getBytes(StandardCharsets.UTF_8));
  }
}
