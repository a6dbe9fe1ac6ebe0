package io.arbiter.worker.validation;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.JudgingListener;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Judges sources that are not submissions: mutants, and players' code on made-up test cases. The
 * puzzle's inspector does not see them, since the tests alone must tell right from wrong.
 *
 * @param budget pays for each judgement; a used-up budget stops no judgement
 */
record TrialJudge(Judge judge, Budget budget) {
  /** The name of the only category of made-up test cases. */
  static final String MADE_UP = "Made up";

  private static final int CPU_FACTOR = 10;
  private static final int STEPS_FACTOR = 20;

  /** A mutant of a slow solution may run this many times as long, and not longer. */
  private static final int SLOW_STEPS_FACTOR = 3;

  /** From this number of steps on, a solution counts as slow. */
  private static final long SLOW_STEPS = 100_000;

  /**
   * Lower bounds: CPU time varies between runs, and a short program may legally need more steps
   * than before.
   */
  private static final long LEAST_CPU_MILLIS = 500;

  private static final long LEAST_STEPS = 10_000;

  /** Suggested limits are this multiple of the slowest accepted solution's usage. */
  private static final int ROOM = 5;

  TrialJudge(Sandboxes sandboxes) {
    this(sandboxes, Budget.unlimited());
  }

  TrialJudge(Sandboxes sandboxes, Budget budget) {
    this(new Judge(sandboxes), budget);
  }

  Judgement judge(String source, TestSet tests, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    return judge(SourceCode.python(source), tests, limits, JudgingListener.NOBODY);
  }

  Judgement judge(SourceCode source, TestSet tests, Limits limits, JudgingListener listener)
      throws SandboxUnavailable, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Judgement judgement =
        judge.judge(
            new JudgingRequest(
                Solution.submission(source, limits),
                tests.with(tests.grading().withoutInspector()),
                Lane.INTERACTIVE,
                false,
                listener));
    budget.spend(judgement.usage());
    return judgement;
  }

  /** The same test set with these test cases; failures are shown in full. */
  static TestSet madeUp(TestSet tests, List<TestCase> cases) {
    return new TestSet(
        tests.function(),
        tests.comparison(),
        tests.checker(),
        tests.adapter(),
        tests.referee(),
        true,
        false,
        List.of(new TestCategory(MADE_UP, cases)),
        tests.grading());
  }

  /** How many made-up test cases passed before the first failure. */
  static int passed(Judgement judgement) {
    CaseFailure failure = judgement.failure();
    return failure == null ? judgement.passed() : Math.max(0, failure.index() - 1);
  }

  /**
   * Limits a little above the used amounts, within the puzzle's limits, so that an endless mutant
   * is stopped soon.
   */
  static Limits limitsNear(Usage used, Limits own) {
    return new Limits(
        Math.min(own.cpuMillis(), Math.max(LEAST_CPU_MILLIS, CPU_FACTOR * used.cpuMillis())),
        Math.min(own.steps(), stepsNear(used.steps())),
        own.memoryBytes(),
        own.outputBytes());
  }

  private static long stepsNear(long used) {
    long quick = Math.min(used, SLOW_STEPS);
    return LEAST_STEPS + STEPS_FACTOR * quick + SLOW_STEPS_FACTOR * (used - quick);
  }

  /**
   * Limits that fit the solutions of a puzzle, and other right ones: never below the default, nor
   * below that of imports if the puzzle has it. The steps decide, because they are the same on
   * every machine. The CPU limit stands behind them.
   *
   * @param slowest the most that an accepted solution used
   * @param declared the limits that the puzzle has
   */
  static Limits suggestedLimits(Usage slowest, Limits declared) {
    return new Limits(
        Math.clamp(
            roundUp(ROOM * slowest.cpuMillis(), 100),
            Math.clamp(
                declared.cpuMillis(), Limits.DEFAULT.cpuMillis(), Limits.IMPORTED.cpuMillis()),
            Limits.HIGHEST.cpuMillis()),
        Math.clamp(
            roundUp(ROOM * slowest.steps(), 10_000),
            Math.clamp(declared.steps(), Limits.DEFAULT.steps(), Limits.IMPORTED.steps()),
            Limits.HIGHEST.steps()),
        declared.memoryBytes(),
        declared.outputBytes());
  }

  private static long roundUp(long value, long step) {
    return Math.max(1, Math.ceilDiv(value, step)) * step;
  }

  /**
   * The time that a part of a validation may take. What counts is the guests' CPU time and a fixed
   * amount for each judgement, so that the load of the machine hardly matters. A deadline of twice
   * the time stands behind it, because waiting for new children uses no CPU time of a guest. Not
   * thread-safe.
   */
  static final class Budget {
    /** A fresh context and the messages of a judgement take about this much. */
    private static final long JUDGEMENT_MILLIS = 50;

    private static final int DEADLINE_FACTOR = 2;

    private final long deadline;
    private long leftMillis;

    private Budget(long leftMillis) {
      this.leftMillis = leftMillis;
      deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_FACTOR * leftMillis);
    }

    static Budget ofMillis(long millis) {
      return new Budget(millis);
    }

    /** More than any validation can use. */
    static Budget unlimited() {
      return ofMillis(TimeUnit.DAYS.toMillis(1));
    }

    /** Takes off what a judgement has used, even if that is more than is left. */
    void spend(Usage usage) {
      leftMillis -= cost(usage);
    }

    boolean isUsedUp() {
      return leftMillis <= 0 || isLate();
    }

    /** Whether a judgement that uses this much fits in. */
    boolean covers(Usage usage) {
      return leftMillis >= cost(usage) && !isLate();
    }

    private boolean isLate() {
      return System.nanoTime() - deadline >= 0;
    }

    private static long cost(Usage usage) {
      return usage.cpuMillis() + JUDGEMENT_MILLIS;
    }
  }
}
