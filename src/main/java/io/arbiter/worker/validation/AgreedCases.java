package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.judging.Verdict;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up test cases on which a solution is right. Two accepted solutions may differ on an input
 * that the puzzle rules out: it tells nothing about their mutants.
 *
 * @param cases in order; empty when nothing is known
 * @param limits for mutants of the solution, over all of them
 */
record Agreement(List<TestCase> cases, Limits limits) {
  /** Each costs a judgement of its own. */
  private static final int MOST_DISAGREEMENTS = 25;

  Agreement {
    cases = List.copyOf(cases);
  }

  static Agreement of(String solution, PuzzleBundle bundle, List<TestCase> probes, Trial trial)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> agreed = agreed(solution, bundle, probes, trial);
    while (!agreed.isEmpty()) {
      Judgement all = trial.judge(solution, Trial.madeUp(bundle.tests(), agreed), bundle.limits());
      if (all.verdict() == Verdict.ACCEPTED) {
        return new Agreement(agreed, Trial.near(all.usage(), bundle.limits()));
      }
      // One by one they went well: together they are too much.
      agreed = agreed.subList(0, agreed.size() / 2);
    }
    return new Agreement(List.of(), bundle.limits());
  }

  private static List<TestCase> agreed(
      String solution, PuzzleBundle bundle, List<TestCase> probes, Trial trial)
      throws SandboxUnavailable, InterruptedException {
    List<TestCase> agreed = new ArrayList<>();
    List<TestCase> rest = probes;
    for (int i = 0; i < MOST_DISAGREEMENTS && !rest.isEmpty(); i++) {
      Judgement judgement =
          trial.judge(solution, Trial.madeUp(bundle.tests(), rest), bundle.limits());
      int passed = Trial.passed(judgement);
      agreed.addAll(rest.subList(0, passed));
      // One that ends at a limit costs a child; the larger ones that come after would do so too.
      boolean ended =
          judgement.verdict() != Verdict.WRONG_ANSWER
              && judgement.verdict() != Verdict.RUNTIME_ERROR;
      rest = ended ? List.of() : rest.subList(passed + 1, rest.size());
    }
    return agreed;
  }
}
