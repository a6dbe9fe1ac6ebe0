package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * The made-up test cases that a solution passes. Accepted solutions may differ on an input that the
 * puzzle does not allow; such an input says nothing about their mutants.
 *
 * @param cases in order; empty if there are none, or the budget was used up
 * @param limits for mutants of the solution, for all cases together
 */
record AgreedCases(List<TestCase> cases, Limits limits) {
  /** Each disagreement costs one more judgement. */
  private static final int MAX_DISAGREEMENTS = 25;

  public AgreedCases {
    cases = List.copyOf(cases);
  }

  public static AgreedCases of(
      String solution, PuzzleBundle bundle, List<TestCase> madeUp, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> agreed = agreed(solution, bundle, madeUp, trial);
    while (!agreed.isEmpty() && !trial.budget().isUsedUp()) {
      Judgement all =
          trial.judge(solution, TrialJudge.madeUp(bundle.tests(), agreed), bundle.limits());
      if (all.verdict() == Verdict.ACCEPTED) {
        return new AgreedCases(agreed, TrialJudge.limitsNear(all.usage(), bundle.limits()));
      }
      // Each case alone passed, so all of them together exceed a limit.
      agreed = agreed.subList(0, agreed.size() / 2);
    }
    return new AgreedCases(List.of(), bundle.limits());
  }

  private static List<TestCase> agreed(
      String solution, PuzzleBundle bundle, List<TestCase> madeUp, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> agreed = new ArrayList<>();
    List<TestCase> rest = madeUp;
    for (int i = 0; i < MAX_DISAGREEMENTS && !rest.isEmpty() && !trial.budget().isUsedUp(); i++) {
      Judgement judgement =
          trial.judge(solution, TrialJudge.madeUp(bundle.tests(), rest), bundle.limits());
      int passed = TrialJudge.passed(judgement);
      agreed.addAll(rest.subList(0, passed));
      // A case that ends at a limit may cost a child, and the larger cases after it would too.
      boolean ended =
          judgement.verdict() != Verdict.WRONG_ANSWER
              && judgement.verdict() != Verdict.RUNTIME_ERROR;
      rest = ended ? List.of() : rest.subList(passed + 1, rest.size());
    }
    return agreed;
  }
}
