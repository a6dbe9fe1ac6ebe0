package io.arbiter.worker.judging;

import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;

/**
 * What to judge, and how.
 *
 * @param lane whose children run the solution. If a solution of the batch lane failed for lack of
 *     CPU time, it is judged again at normal priority
 * @param freshChildren whether each run has a child process of its own, which has served nobody and
 *     ends afterwards
 * @param mostShown how many samples of a run are shown, and judged although an earlier one failed
 */
public record JudgingRequest(
    Solution solution,
    TestSet tests,
    Lane lane,
    boolean freshChildren,
    JudgingListener listener,
    int mostShown) {
  /** A run with more samples shows these; a judgement must fit into a record. */
  private static final int MOST_SHOWN_SAMPLES = 30;

  /** Shows as many samples as a player may see. */
  public JudgingRequest(
      Solution solution,
      TestSet tests,
      Lane lane,
      boolean freshChildren,
      JudgingListener listener) {
    this(solution, tests, lane, freshChildren, listener, MOST_SHOWN_SAMPLES);
  }

  /** Whether the player's code reads its input from stdin, again for each test. */
  boolean isProgram() {
    return solution.kind() != SubmissionKind.SCRATCH && tests.isProgram();
  }

  boolean showsOutput() {
    return solution.kind() != SubmissionKind.SUBMISSION;
  }

  /**
   * The same for another run: without output and progress, which the first run has already
   * reported.
   */
  JudgingRequest again(Lane other) {
    JudgingListener endsOnly =
        new JudgingListener() {
          @Override
          public void began(GuestRun run) {
            listener.began(run);
          }

          @Override
          public void childEnded() {
            listener.childEnded();
          }
        };
    return new JudgingRequest(solution, tests, other, freshChildren, endsOnly, mostShown);
  }
}
