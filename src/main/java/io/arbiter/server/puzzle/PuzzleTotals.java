package io.arbiter.server.puzzle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/**
 * Stores the number of attempts at each puzzle, and the number of players who have solved it.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PuzzleTotals {
  private final PuzzleQueries queries;

  PuzzleTotals(PuzzleQueries queries) {
    this.queries = queries;
  }

  /**
   * Counts of a puzzle.
   *
   * @param attempts judged submissions that count
   * @param solvedBy players who have solved it
   */
  public record Totals(UUID puzzle, long attempts, long solvedBy) {}

  /** Replaces the totals of a puzzle. */
  public void set(Totals totals) {
    queries.setTotals(totals.puzzle(), totals.attempts(), totals.solvedBy());
  }

  /**
   * Adds to the totals of puzzles.
   *
   * @return the number of puzzles that changed
   */
  public int add(List<Totals> changes) {
    return changes.isEmpty()
        ? 0
        : queries.addTotals(
            changes.stream().map(Totals::puzzle).toArray(UUID[]::new),
            changes.stream().map(Totals::attempts).toArray(Long[]::new),
            changes.stream().map(Totals::solvedBy).toArray(Long[]::new));
  }
}
