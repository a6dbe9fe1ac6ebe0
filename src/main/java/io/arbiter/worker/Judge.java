package io.arbiter.worker;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.sandbox.SandboxUnavailable;

/**
 * Judges solutions, and judges again where the verdict is as much the machine's as the solution's:
 * near the CPU limit, and when the time ran out on a solution that hardly got a processor. Two of
 * three runs decide then. Thread-safe.
 */
public final class Judge {
  /** A verdict within this share of the CPU limit is confirmed; the design's number. */
  private static final int BORDER_PERCENT = 20;

  /** A guest that sleeps uses far less of its time than this, one without a processor more. */
  private static final int STARVED_SHARE = 20;

  private final Sandboxes sandboxes;

  public Judge(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /** Judges a solution that somebody waits for, and tells nobody how it goes. */
  public Judgement judge(Solution solution, TestSet tests)
      throws SandboxUnavailable, InterruptedException {
    return judge(solution, tests, Lane.INTERACTIVE, JudgingListener.NOBODY);
  }

  /**
   * Judges a solution; blocks until it has a slot and is done.
   *
   * @param lane whose children run it; what comes out otherwise for want of a processor is judged
   *     again at the usual priority
   * @throws SandboxUnavailable when no child can be had
   */
  public Judgement judge(Solution solution, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    Judgement first = new CaseRunner(solution, tests, sandboxes, lane, listener).judge();
    if (!isDoubtful(first, solution.limits(), lane)) {
      return first;
    }
    Judgement second = again(solution, tests, listener);
    if (second.verdict() == first.verdict()) {
      return second;
    }
    Judgement third = again(solution, tests, listener);
    return third.verdict() == first.verdict() ? third : second;
  }

  /** What it prints and passes has been told by the first run. */
  private Judgement again(Solution solution, TestSet tests, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    var endsOnly =
        new JudgingListener() {
          @Override
          public void childEnded() {
            listener.childEnded();
          }
        };
    return new CaseRunner(solution, tests, sandboxes, Lane.INTERACTIVE, endsOnly).judge();
  }

  /** How far above its CPU limit a run is measured and not stopped. */
  static long graceMillis(Limits limits) {
    return Math.ceilDiv(limits.cpuMillis() * BORDER_PERCENT, 100);
  }

  private static boolean isDoubtful(Judgement judgement, Limits limits, Lane lane) {
    if (judgement.verdict() != Verdict.TIME_LIMIT) {
      return false;
    }
    Usage usage = judgement.usage();
    boolean near =
        usage.cpuMillis() > limits.cpuMillis()
            && usage.cpuMillis() <= limits.cpuMillis() + graceMillis(limits);
    boolean starved =
        usage.wallMillis() > limits.wallMillis()
            && (lane == Lane.BATCH || usage.cpuMillis() * STARVED_SHARE > usage.wallMillis());
    return near || starved && usage.cpuMillis() <= limits.cpuMillis();
  }
}
