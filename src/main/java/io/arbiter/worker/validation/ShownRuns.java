package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.SolutionReport.Disagreement;
import io.arbiter.core.report.SolutionReport.TestRun;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.JudgingListener;
import io.arbiter.worker.judging.JudgingRequest;
import io.arbiter.worker.judging.Lane;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs each solution of a bundle once more for its author, who sees every test. Unlike a judgement,
 * such a run goes on after a test that fails. Not thread-safe.
 */
final class ShownRuns {
  /** A report of 50 solutions must fit into a record. */
  private static final int MOST_TESTS = 100;

  /** Each may have 40,000 characters. */
  private static final int MOST_DISAGREEMENTS = 20;

  private static final int MOST_OUTPUT = 2_000;

  /**
   * What the author sees.
   *
   * @param tests the first tests; null without a table
   */
  record Shown(@Nullable Disagreement disagreement, @Nullable List<TestRun> tests) {}

  private final Sandboxes sandboxes;
  private final PuzzleBundle bundle;
  private final int mostTests;
  private int disagreements;

  /**
   * @param table whether each solution is run on each test; otherwise only a solution that
   *     disagrees is run again
   */
  ShownRuns(Sandboxes sandboxes, PuzzleBundle bundle, boolean table) {
    this.sandboxes = sandboxes;
    this.bundle = bundle;
    this.mostTests = table ? MOST_TESTS : 0;
  }

  /**
   * Runs a source that has been judged.
   *
   * @param expected whether the judgements are as the author expects, so that nothing needs to be
   *     explained
   */
  Shown of(SourceCode code, List<Judgement> judgements, boolean expected)
      throws SandboxUnavailable, InterruptedException {
    Judgement judged =
        judgements.stream()
            .filter(judgement -> judgement.failure() != null)
            .findFirst()
            .orElseGet(judgements::getFirst);
    @Nullable CaseFailure failure = judged.failure();
    boolean explained = failure != null && !expected && ++disagreements <= MOST_DISAGREEMENTS;
    if (mostTests == 0 && !explained) {
      return new Shown(null, null);
    }
    Judgement run = run(code, explained ? judged.passed() + 1 : 0);
    return new Shown(
        failure != null && explained ? new Disagreement(failure, output(run, failure)) : null,
        mostTests == 0
            ? null
            : run.results().stream().limit(mostTests).map(ShownRuns::testRun).toList());
  }

  /**
   * @param failing the number of the test to show even if it is not among the first; 0 for none.
   *     The one before it is shown, too, so that what was printed before is not its output
   */
  private Judgement run(SourceCode code, int failing)
      throws SandboxUnavailable, InterruptedException {
    int end = Math.max(mostTests, failing);
    int number = 0;
    List<TestCategory> categories = new ArrayList<>();
    for (TestCategory category : bundle.tests().categories()) {
      List<TestCase> cases = new ArrayList<>();
      for (TestCase test : category.cases()) {
        if (++number <= end) {
          cases.add(test.with(number <= mostTests || number >= failing - 1));
        }
      }
      if (!cases.isEmpty()) {
        categories.add(new TestCategory(category.name(), cases));
      }
    }
    TestSet tests = bundle.tests().with(categories).revealed();
    Solution solution = Solution.run(code, bundle.limits(), List.of());
    return new Judge(sandboxes)
        .judge(
            new JudgingRequest(
                solution, tests, Lane.INTERACTIVE, false, JudgingListener.NOBODY, tests.size()));
  }

  private static TestRun testRun(InputResult result) {
    InputResult.Origin origin = Objects.requireNonNull(result.origin());
    Verdict value = Boolean.TRUE.equals(result.passed()) ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
    return new TestRun(
        String.valueOf(origin.category()),
        origin.index(),
        result.error() == null ? value : result.error().verdict(),
        result.usage().cpuMillis(),
        result.usage().steps());
  }

  /** What the source printed in the failing test; while it was loaded if no test has begun. */
  private static String output(Judgement run, CaseFailure failure) {
    String output =
        run.results().stream()
            .filter(result -> isOf(failure, result.origin()))
            .findFirst()
            .map(InputResult::output)
            .orElse(run.output() == null ? "" : run.output());
    return output.length() <= MOST_OUTPUT
        ? output
        : "…" + output.substring(output.length() - MOST_OUTPUT);
  }

  private static boolean isOf(CaseFailure failure, InputResult.@Nullable Origin origin) {
    return origin != null
        && origin.index() == failure.index()
        && Objects.equals(origin.category(), failure.category());
  }
}
