package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds the first made-up test case that a source fails even when it is judged alone. */
final class FailingCases {
  private final Trial trial;
  private final PuzzleBundle bundle;
  private final String source;

  FailingCases(Trial trial, PuzzleBundle bundle, String source) {
    this.trial = trial;
    this.bundle = bundle;
    this.source = source;
  }

  /** A test case with what the judge said of the source on it alone. */
  record Failing(TestCase test, Judgement judgement) {
    CounterExample counterExample() {
      PyValue actual = judgement.failure() == null ? null : judgement.failure().actual();
      String where = "category " + Trial.MADE_UP + ", test 1: ";
      String message = String.valueOf(judgement.message()).replace(where, "");
      return new CounterExample(
          test.input(),
          test.answer(),
          actual,
          actual == null ? judgement.verdict() + ": " + message : null);
    }
  }

  /**
   * Judges the cases together, and what fails again alone: a limit may be hit by all of them
   * together, and a source may remember what it was called with before.
   *
   * @param isLate whether to stop looking for another when a failure was none
   */
  @Nullable Failing first(List<TestCase> cases, BooleanSupplier isLate)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> rest = cases;
    boolean late = false;
    while (!rest.isEmpty() && !late) {
      Judgement together = judge(rest);
      if (!isPlayersFault(together)) {
        return null;
      }
      TestCase test = rest.get(Trial.passed(together));
      Judgement alone = rest.size() == 1 ? together : judge(List.of(test));
      if (isPlayersFault(alone)) {
        return new Failing(test, alone);
      }
      rest = rest.subList(Trial.passed(together) + 1, rest.size());
      late = isLate.getAsBoolean();
    }
    return null;
  }

  private Judgement judge(List<TestCase> cases) throws SandboxUnavailable, InterruptedException {
    return trial.judge(source, Trial.madeUp(bundle.tests(), cases), bundle.limits());
  }

  /** Whether a test case failed, and neither the source as a whole nor somebody else. */
  private static boolean isPlayersFault(Judgement judgement) {
    return judgement.verdict() != Verdict.ACCEPTED
        && judgement.verdict().blame() == Blame.PLAYER
        && judgement.failure() != null
        && judgement.failure().index() > 0;
  }
}
