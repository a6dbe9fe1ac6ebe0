package io.arbiter.worker.validation;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.TestCategory;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Usage;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.Judge;
import io.arbiter.worker.Sandboxes;
import io.arbiter.worker.Solution;
import java.util.List;

/** Judges sources that nobody has submitted. */
final class Trial {
  /** The name of the only category of test cases that are made up. */
  static final String MADE_UP = "Made up";

  private static final int CPU_FACTOR = 10;
  private static final int STEPS_FACTOR = 20;

  /** A run has jitter of its own, and a few steps more than none are no sign of an endless loop. */
  private static final long LEAST_CPU_MILLIS = 500;

  private static final long LEAST_STEPS = 10_000;

  private final Judge judge;

  Trial(Sandboxes sandboxes) {
    judge = new Judge(sandboxes);
  }

  Judgement judge(String source, TestSet tests, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return judge.judge(Solution.submission(source, limits), tests);
  }

  /** The same puzzle with these test cases, of which a judgement tells everything. */
  static TestSet madeUp(TestSet tests, List<TestCase> cases) {
    return new TestSet(
        tests.function(),
        tests.comparison(),
        tests.checker(),
        tests.adapter(),
        tests.referee(),
        true,
        false,
        List.of(new TestCategory(MADE_UP, cases)));
  }

  /** How many of the made-up cases went well before the first that did not. */
  static int passed(Judgement judgement) {
    CaseFailure failure = judgement.failure();
    return failure == null ? judgement.passed() : Math.max(0, failure.index() - 1);
  }

  /** So that a variant which never ends does so soon; within the puzzle's own. */
  static Limits near(Usage used, Limits own) {
    return new Limits(
        Math.min(own.cpuMillis(), Math.max(LEAST_CPU_MILLIS, CPU_FACTOR * used.cpuMillis())),
        Math.min(own.steps(), LEAST_STEPS + STEPS_FACTOR * used.steps()),
        own.memoryBytes(),
        own.outputBytes());
  }
}
