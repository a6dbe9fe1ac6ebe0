package io.arbiter.core.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
  public SolutionReport {
    runs = List.copyOf(runs);
  }

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
   */
  public record Result(
      Verdict actual,
      @Nullable String category,
      @Nullable String message,
      @Nullable String authorTraceback,
      @Nullable Integer points) {}
}
