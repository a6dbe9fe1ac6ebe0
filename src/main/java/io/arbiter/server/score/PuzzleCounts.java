package io.arbiter.server.score;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.puzzle.PuzzleTotals;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * The number of attempts at a puzzle and of players who have solved it, for the catalogue. A
 * scoring only notes a change, so that scorings of one popular puzzle do not wait for each other.
 * Thread-safe.
 */
@ApplicationScoped
@Transactional
public class PuzzleCounts {
  private final UpkeepQueries queries;
  private final SubmissionStore submissions;
  private final PuzzleTotals totals;

  PuzzleCounts(UpkeepQueries queries, SubmissionStore submissions, PuzzleTotals totals) {
    this.queries = queries;
    this.submissions = submissions;
    this.totals = totals;
  }

  /**
   * Notes a change of a puzzle's counts. This never waits for another transaction.
   *
   * @param attempts the number of new judgements that count
   * @param solvedBy the change in the number of players who have solved the puzzle
   */
  @Transactional(TxType.MANDATORY)
  public void add(UUID puzzle, long attempts, int solvedBy) {
    queries.note(puzzle, attempts, solvedBy);
  }

  /**
   * Recomputes a puzzle's counts from its judged submissions and from the players who solved it.
   */
  public void recount(UUID puzzle) {
    queries.readSnapshot();
    totals.set(
        new PuzzleTotals.Totals(
            puzzle,
            submissions.countJudged(puzzle, Verdict.UNCOUNTED),
            queries.countSolvers(puzzle).value()));
  }

  /** Adds the noted changes to the counts; returns the number of puzzles that changed. */
  public int fold() {
    return totals.add(queries.takeNoted());
  }
}
