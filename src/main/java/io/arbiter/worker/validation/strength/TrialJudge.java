package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.List;

/**
 * Judges sources that are not submissions: mutants, and players' code on made-up test cases. The
 * puzzle's inspector does not see them, since the tests alone must tell right from wrong.
 */
public final class TrialJudge {
  /** The name of the only category of made-up test cases. */
  public static final String MADE_UP = "Made up";

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

  private final Judge judge;
  private final Budget budget;

  public TrialJudge(Sandboxes sandboxes) {
    this(sandboxes, Budget.unlimited());
  }

  /**
   * @param budget pays for each judgement; a used-up budget stops no judgement
   */
  public TrialJudge(Sandboxes sandboxes, Budget budget) {
    judge = new Judge(sandboxes);
    this.budget = budget;
  }

  public Budget budget() {
    return budget;
  }

  public Judgement judge(String source, TestSet tests, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Judgement judgement =
        judge.judge(
            Solution.submission(source, limits), tests.with(tests.grading().withoutInspector()));
    budget.spend(judgement.usage());
    return judgement;
  }

  /** The same test set with these test cases; failures are shown in full. */
  public static TestSet madeUp(TestSet tests, List<TestCase> cases) {
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
  public static int passed(Judgement judgement) {
    CaseFailure failure = judgement.failure();
    return failure == null ? judgement.passed() : Math.max(0, failure.index() - 1);
  }

  /**
   * Limits a little above the used amounts, within the puzzle's limits, so that an endless mutant
   * is stopped soon.
   */
  public static Limits limitsNear(Usage used, Limits own) {
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
}
