package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted solution whose mutants are judged.
 *
 * @param tests the puzzle's tests in the order in which mutants meet them. Categories that share no
 *     context are sorted by the solution's steps, so that a mutant usually fails a cheap test
 *     before it reaches an expensive one
 * @param used what the solution uses for all tests
 * @param points what the solution earns; null if the author's code gives no points
 */
record Origin(ReferenceSolution solution, TestSet tests, Usage used, @Nullable Integer points) {
  /** Empty if the solution is not accepted; Validation reports that. */
  static Optional<Origin> of(ReferenceSolution solution, PuzzleBundle bundle, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    return canBeReordered(bundle.tests())
        ? cheapestFirst(solution, bundle, trial)
        : inOrder(solution, bundle, trial);
  }

  /** Points are those of all tests together, so such tests are judged together. */
  private static boolean canBeReordered(TestSet tests) {
    return tests.isolated()
        && tests.categories().size() > 1
        && tests.grading().mostPoints() == null;
  }

  private static Optional<Origin> inOrder(
      ReferenceSolution solution, PuzzleBundle bundle, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    Judgement own = trial.judge(solution.source(), bundle.tests(), bundle.limits());
    return own.verdict() == Verdict.ACCEPTED
        ? Optional.of(new Origin(solution, bundle.tests(), own.usage(), own.points()))
        : Optional.empty();
  }

  private static Optional<Origin> cheapestFirst(
      ReferenceSolution solution, PuzzleBundle bundle, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    TestSet tests = bundle.tests();
    Map<TestCategory, Long> steps = new IdentityHashMap<>();
    Usage all = Usage.NONE;
    for (TestCategory category : tests.categories()) {
      Judgement own =
          trial.judge(solution.source(), tests.with(List.of(category)), bundle.limits());
      if (own.verdict() != Verdict.ACCEPTED) {
        return Optional.empty();
      }
      steps.put(category, own.usage().steps());
      all = all.plus(own.usage());
    }
    List<TestCategory> sorted =
        tests.categories().stream().sorted(Comparator.comparing(steps::get)).toList();
    return Optional.of(new Origin(solution, tests.with(sorted), all, null));
  }

  /** Whether the tests take a mutant for as good as this: it is accepted, with no fewer points. */
  boolean isMatchedBy(Judgement mutant) {
    @Nullable Integer earned = mutant.points();
    return mutant.verdict() == Verdict.ACCEPTED
        && (points == null || earned == null || earned >= points);
  }
}
