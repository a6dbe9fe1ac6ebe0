package io.arbiter.app.pipeline;

import io.arbiter.server.rejudging.RejudgingSweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The way of a rejudging from POST to the changed scores, in role api.
 *
 * <ol>
 *   <li>The POST comes to {@link io.arbiter.server.rejudging.RejudgingResource}, which makes a
 *       rejudging with an item for each stored submission. It is JUDGING.
 *   <li>{@link #advance} puts jobs into the outbox, a few at a time and for the batch lane.
 *   <li>A worker judges each: {@link JudgingPipeline}.
 *   <li>The scorekeeper ({@link SubmissionPipeline}) reads the results and hands them to {@link
 *       io.arbiter.server.rejudging.Rejudgings}, which keeps them beside the old ones.
 *   <li>{@link #advance} reports when all results are there: which verdicts, points and ranks would
 *       change. A dry run is REPORTED then, and rests until an author has it applied.
 *   <li>What is to be applied is APPLYING. {@link #advance} makes the changes, one transaction for
 *       each player. Then the rejudging is APPLIED.
 * </ol>
 */
@ApplicationScoped
public class RejudgingPipeline {
  private final RunningLoops loops;
  private final RejudgingSweep sweep;

  RejudgingPipeline(RunningLoops loops, RejudgingSweep sweep) {
    this.loops = loops;
    this.sweep = sweep;
  }

  void start() {
    advance();
  }

  /** From the table of rejudgings: each turn moves all open ones on, by a bounded part. */
  private void advance() {
    loops.turns("rejudging-sweep", sweep::turn);
  }
}
