package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.SandboxUnavailable;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An accepted solution whose mutants are judged.
 *
 * @param tests the puzzle's tests in the order in which mutants meet them. Categories that share no
 *     context are sorted by the solution's steps, so that a mutant usually fails a cheap test
 *     before it reaches an expensive one
 * @param used what the solution uses for all tests
 * @param points what the solution earns; null if the author's code gives no points
 * @param ran the numbers of the lines that the tests run; empty if they are not known
 */
record Origin(
    ReferenceSolution solution,
    TestSet tests,
    Usage used,
    @Nullable Integer points,
    List<Integer> ran) {
  /** Empty if the solution is not accepted; Validation reports that. */
  static Optional<Origin> of(ReferenceSolution solution, PuzzleBundle bundle, TrialJudge trial)
      throws SandboxUnavailable, InterruptedException {
    TestSet tests = bundle.tests();
    // Points are those of all tests together, so such tests are judged together.
    boolean apart = tests.isolated() && tests.grading().mostPoints() == null;
    List<List<TestCategory>> parts =
        apart ? tests.categories().stream().map(List::of).toList() : List.of(tests.categories());
    Map<List<TestCategory>, Long> steps = new IdentityHashMap<>();
    Usage all = Usage.NONE;
    @Nullable Integer points = null;
    RanLines ran = new RanLines();
    for (List<TestCategory> part : parts) {
      Judgement own = trial.judge(solution.code(), tests.with(part), bundle.limits(), ran);
      if (own.verdict() != Verdict.ACCEPTED) {
        return Optional.empty();
      }
      steps.put(part, own.usage().steps());
      all = all.plus(own.usage());
      points = own.points();
    }
    List<TestCategory> sorted =
        parts.stream().sorted(Comparator.comparing(steps::get)).flatMap(List::stream).toList();
    return Optional.of(new Origin(solution, tests.with(sorted), all, points, ran.inOrder()));
  }

  /** The author's code that calls the solution: the adapter and the tests that have code. */
  String callers() {
    Stream<String> codes =
        tests.categories().stream()
            .flatMap(category -> category.cases().stream())
            .map(TestCase::code)
            .filter(Objects::nonNull);
    return Stream.concat(Stream.ofNullable(tests.adapter()), codes)
        .collect(Collectors.joining("\n"));
  }

  /** Whether the tests take a mutant for as good as this: it is accepted, with no fewer points. */
  boolean isMatchedBy(Judgement mutant) {
    return EmptySources.isAsGood(mutant, points);
  }
}
