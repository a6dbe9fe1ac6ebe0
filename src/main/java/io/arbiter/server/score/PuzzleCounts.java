package io.arbiter.server.score;

import io.arbiter.server.database.Snapshot;
import io.arbiter.server.puzzle.PuzzleTotals;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * How often a puzzle was attempted and by how many it was solved, for the catalogue. A scoring only
 * notes what is to be added, so that those of one popular puzzle do not wait for each other.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class PuzzleCounts {
  private final Snapshot snapshot;
  private final PuzzleCountStatements statements;
  private final SubmissionStore submissions;
  private final PuzzleTotals totals;

  PuzzleCounts(
      Snapshot snapshot,
      PuzzleCountStatements statements,
      SubmissionStore submissions,
      PuzzleTotals totals) {
    this.snapshot = snapshot;
    this.statements = statements;
    this.submissions = submissions;
    this.totals = totals;
  }

  /**
   * Notes what a transaction adds to a puzzle's counts. Rows are only inserted, so it waits for
   * nobody.
   *
   * @param attempts judgements that {@linkplain Scorekeeper#counts count} and did not before
   * @param solvedBy by how much the number of players who have solved the puzzle changes
   */
  @Transactional(TxType.MANDATORY)
  public void add(UUID puzzle, long attempts, int solvedBy) {
    statements.add(puzzle, attempts, solvedBy);
  }

  /**
   * Recomputes a puzzle's counts from its judged submissions and from the players who solved it.
   */
  void recount(UUID puzzle) {
    snapshot.take();
    statements.deleteNoted(puzzle);
    totals.set(
        new PuzzleTotals.Totals(
            puzzle,
            submissions.countJudged(puzzle, Scorekeeper.UNCOUNTED),
            statements.countSolvers(puzzle)));
  }

  /** Adds what was noted; how many puzzles that changed. */
  public int fold() {
    return totals.add(statements.takeNoted());
  }
}
