package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.CounterExample;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.validation.strength.TrialJudge;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Finds the first made-up test case that a source also fails when the case is judged alone. */
final class FailingCases {
  private final TrialJudge trial;
  private final PuzzleBundle bundle;
  private final String source;

  FailingCases(TrialJudge trial, PuzzleBundle bundle, String source) {
    this.trial = trial;
    this.bundle = bundle;
    this.source = source;
  }

  /** A test case, with the judgement of the source on this case alone. */
  record Failing(TestCase test, Judgement judgement) {
    CounterExample counterExample() {
      PyValue actual = judgement.failure() == null ? null : judgement.failure().actual();
      String where = "category " + TrialJudge.MADE_UP + ", test 1: ";
      String message = String.valueOf(judgement.message()).replace(where, "");
      return new CounterExample(
          test.input(),
          test.answer(),
          actual,
          actual == null ? judgement.verdict() + ": " + message : null);
    }
  }

  /**
   * Judges all cases together, and a failing case again alone. The case may have failed only
   * because all cases together hit a limit, or because the source remembers earlier calls.
   *
   * @param isLate whether to stop the search after a case that passed alone
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
      TestCase test = rest.get(TrialJudge.passed(together));
      Judgement alone = rest.size() == 1 ? together : judge(List.of(test));
      if (isPlayersFault(alone)) {
        return new Failing(test, alone);
      }
      rest = rest.subList(TrialJudge.passed(together) + 1, rest.size());
      late = isLate.getAsBoolean();
    }
    return null;
  }

  private Judgement judge(List<TestCase> cases) throws SandboxUnavailable, InterruptedException {
    return trial.judge(source, TrialJudge.madeUp(bundle.tests(), cases), bundle.limits());
  }

  /**
   * Whether the player's code failed a test case; false for a failure of the whole source, the
   * author or the judge.
   */
  private static boolean isPlayersFault(Judgement judgement) {
    return judgement.verdict() != Verdict.ACCEPTED
        && judgement.verdict().blame() == Blame.PLAYER
        && judgement.failure() != null
        && judgement.failure().index() > 0;
  }
}
