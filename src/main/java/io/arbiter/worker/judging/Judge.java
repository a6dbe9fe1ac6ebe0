package io.arbiter.worker.judging;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Judges solutions. Judges again when the verdict may depend on the machine: near the CPU limit,
 * and when a solution reached the wall limit but got little CPU time. Then two of three runs
 * decide. If the engine failed on the player's code, judges once more in another child: when the
 * engine fails there in the same way, the code is the cause and the verdict is RUNTIME_ERROR;
 * otherwise the second judgement counts. Thread-safe.
 */
public final class Judge implements Judging {
  /** A verdict within this share above the CPU limit is confirmed by another run. */
  private static final int BORDER_PERCENT = 20;

  /**
   * A sleeping guest uses less CPU time than a 1/20 of the wall time; a guest without a free
   * processor uses more.
   */
  private static final int STARVED_SHARE = 20;

  private final Sandboxes sandboxes;
  private final boolean freshChildren;

  public Judge(Sandboxes sandboxes) {
    this(sandboxes, false);
  }

  private Judge(Sandboxes sandboxes, boolean freshChildren) {
    this.sandboxes = sandboxes;
    this.freshChildren = freshChildren;
  }

  /** Judges a solution in the interactive lane, without a listener. */
  public Judgement judge(Solution solution, TestSet tests)
      throws SandboxUnavailable, InterruptedException {
    return judge(solution, tests, Lane.INTERACTIVE, JudgingListener.NOBODY);
  }

  /**
   * As {@link #judge(Solution, TestSet, Lane, JudgingListener)}, but each run of the solution has a
   * child process of its own, which has served nobody and ends afterwards.
   */
  @Override
  public Judgement judgeInFreshChildren(
      Solution solution, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    return new Judge(sandboxes, true).judge(solution, tests, lane, listener);
  }

  /**
   * Judges a solution; blocks until a slot is free and the judgement is done.
   *
   * @param lane whose children run the solution. If a solution of the batch lane failed for lack of
   *     CPU time, it is judged again at normal priority
   * @throws SandboxUnavailable when there is no child
   */
  @Override
  public Judgement judge(Solution solution, TestSet tests, Lane lane, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    return switch (new Inspector(tests, sandboxes).inspect(solution)) {
      case Inspection.Passed(BigDecimal points) -> judge(solution, tests, lane, listener, points);
      case Inspection.Ended(Judgement judgement) -> judgement;
      case Inspection.Uncompiled uncompiled ->
          uncompiled.confirm(judge(solution, tests, lane, listener, BigDecimal.ZERO));
    };
  }

  /**
   * Runs a solution with the player's own inputs, if the puzzle's inspector lets it pass. If the
   * author offers answers, the results have them.
   *
   * @throws SandboxUnavailable when there is no child
   */
  @Override
  public Judgement run(
      Solution solution,
      TestSet tests,
      List<List<PyValue>> inputs,
      Lane lane,
      JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    InputRunner runner = new InputRunner(solution, tests, sandboxes, lane, listener, freshChildren);
    return switch (new Inspector(tests, sandboxes).inspect(solution)) {
      case Inspection.Passed _ -> runner.run(inputs);
      case Inspection.Ended(Judgement judgement) -> judgement;
      case Inspection.Uncompiled uncompiled -> uncompiled.confirm(runner.run(inputs));
    };
  }

  /**
   * As {@link #run(Solution, TestSet, List, Lane, JudgingListener)}, but each call has a child
   * process of its own, which has served nobody and ends afterwards.
   */
  @Override
  public Judgement runInFreshChildren(
      Solution solution,
      TestSet tests,
      List<List<PyValue>> inputs,
      Lane lane,
      JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    return new Judge(sandboxes, true).run(solution, tests, inputs, lane, listener);
  }

  private Judgement judge(
      Solution solution, TestSet tests, Lane lane, JudgingListener listener, BigDecimal points)
      throws SandboxUnavailable, InterruptedException {
    CaseRunner run = runner(solution, tests, lane, listener, points);
    Judgement first = run.judge();
    if (run.crash() != null) {
      return runner(solution, tests, lane, endsOnly(listener), points).judgeAfter(run.crash());
    }
    if (first.verdict() != Verdict.TIME_LIMIT
        || !isDoubtful(first.usage(), solution.limits(), lane)
            && !isStarved(run.ofAllRuns(), Limits.HIGHEST, lane)) {
      return first;
    }
    Judgement second = again(solution, tests, listener, points);
    if (second.verdict() == first.verdict()) {
      return second;
    }
    Judgement third = again(solution, tests, listener, points);
    return third.verdict() == first.verdict() ? third : second;
  }

  /**
   * Judges again without reporting output and progress, which the first run has already reported.
   */
  private Judgement again(
      Solution solution, TestSet tests, JudgingListener listener, BigDecimal points)
      throws SandboxUnavailable, InterruptedException {
    return runner(solution, tests, Lane.INTERACTIVE, endsOnly(listener), points).judge();
  }

  private CaseRunner runner(
      Solution solution, TestSet tests, Lane lane, JudgingListener listener, BigDecimal points) {
    return new CaseRunner(solution, tests, sandboxes, lane, listener, points, freshChildren);
  }

  private static JudgingListener endsOnly(JudgingListener listener) {
    return new JudgingListener() {
      @Override
      public void began(GuestRun run) {
        listener.began(run);
      }

      @Override
      public void childEnded() {
        listener.childEnded();
      }
    };
  }

  /** How far above its CPU limit a run may go before it is stopped. */
  static long graceMillis(Limits limits) {
    return Math.ceilDiv(limits.cpuMillis() * BORDER_PERCENT, 100);
  }

  /** Whether a TIME_LIMIT may be due to the machine. */
  private static boolean isDoubtful(Usage usage, Limits limits, Lane lane) {
    boolean near =
        usage.cpuMillis() > limits.cpuMillis()
            && usage.cpuMillis() <= limits.cpuMillis() + graceMillis(limits);
    return near || isStarved(usage, limits, lane);
  }

  /** Whether the wall limit was passed, by code that may have waited for a processor. */
  private static boolean isStarved(Usage usage, Limits limits, Lane lane) {
    return usage.wallMillis() > limits.wallMillis()
        && usage.cpuMillis() <= limits.cpuMillis()
        && (lane == Lane.BATCH || usage.cpuMillis() * STARVED_SHARE > usage.wallMillis());
  }
}
