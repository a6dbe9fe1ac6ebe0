package io.arbiter.app.pipeline;

import io.arbiter.server.rejudging.RejudgingSweep;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The path of a rejudging from POST to the changed scores, in role api.
 *
 * <ol>
 *   <li>{@link io.arbiter.server.rejudging.RejudgingResource} gets the POST and makes a rejudging
 *       with an item for each stored submission. The rejudging is JUDGING.
 *   <li>{@link #advance} puts jobs for the batch lane into the outbox, a few at a time.
 *   <li>A worker judges each submission: {@link JudgingPipeline}.
 *   <li>The scorekeeper ({@link SubmissionPipeline}) reads the results and hands them to {@link
 *       io.arbiter.server.rejudging.Rejudgings}, which stores them beside the old results.
 *   <li>When all results are stored, {@link #advance} writes a report: which verdicts, points and
 *       ranks would change. A dry run is then REPORTED, and waits until an author applies it.
 *   <li>While {@link #advance} makes the changes, one transaction for each player, the rejudging is
 *       APPLYING. Then it is APPLIED.
 * </ol>
 */
@ApplicationScoped
class RejudgingPipeline {
  private final RunningLoops loops;
  private final RejudgingSweep sweep;

  RejudgingPipeline(RunningLoops loops, RejudgingSweep sweep) {
    this.loops = loops;
    this.sweep = sweep;
  }

  void start() {
    advance();
  }

  /**
   * Reads the table of rejudgings. Each turn does a bounded part of the work of each open
   * rejudging.
   */
  private void advance() {
    loops.turns("rejudging-sweep", sweep::turn);
  }
}
