package io.arbiter.core.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of running one solution of a bundle.
 *
 * @param file the path in the bundle
 * @param result of the first run
 * @param agrees whether verdict and category are as declared
 * @param flaky whether the runs differ
 * @param runs the verdict of each run
 * @param usage the maximum of each value over all runs
 */
public record SolutionReport(
    String file,
    @JsonUnwrapped Declared declared,
    @JsonUnwrapped Result result,
    boolean agrees,
    boolean flaky,
    List<Verdict> runs,
    Usage usage) {
  /**
   * What the solution declares.
   *
   * @param expected null for the starter, which may get any verdict but ACCEPTED, or must earn
   *     fewer points than each solution
   * @param expectedCategory of the first failing test case, or null
   */
  public record Declared(@Nullable Verdict expected, @Nullable String expectedCategory) {}

  /**
   * What the judge says.
   *
   * @param category of the first failing test case, or null
   * @param message the judge's message, or null
   * @param authorTraceback of the author's code if that failed in any run, else null
   * @param points by the author's code; null if that gives none
   * @param disagreement of a solution that does not agree or is flaky; null for others, and if no
   *     test case failed
   * @param tests in order, as far as the solution was run; null in reports that have no table
   */
  public record Result(
      Verdict actual,
      @Nullable String category,
      @Nullable String message,
      @Nullable String authorTraceback,
      @Nullable Integer points,
      @Nullable Disagreement disagreement,
      @Nullable List<TestRun> tests) {
    public Result {
      tests = tests == null ? null : List.copyOf(tests);
    }
  }

  /**
   * Why a solution does not do what its author expects.
   *
   * @param failure with all values; huge ones are replaced
   * @param output what the solution printed in the test case, or while it was loaded; the end of a
   *     long output
   */
  public record Disagreement(CaseFailure failure, String output) {}

  /**
   * A solution in a test.
   *
   * @param index in its category, from 1
   */
  public record TestRun(String category, int index, Verdict verdict, long cpuMillis, long steps) {}
}
