package io.arbiter.core.report;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a solution of the bundle fared.
 *
 * @param file its path in the bundle
 * @param expected the declared verdict; null for the starter, which must only not be ACCEPTED
 * @param expectedCategory that must catch it, or null when none is declared
 * @param actual the verdict of the first run
 * @param category of the first failing test case, or null
 * @param message the judge's, or null
 * @param agrees whether verdict and category are as declared
 * @param flaky whether the runs differ
 * @param runs the verdict of each run
 * @param usage the largest of each figure over all runs
 * @param authorTraceback of the author's own code when that failed, else null
 */
public record SolutionReport(
    String file,
    @Nullable Verdict expected,
    @Nullable String expectedCategory,
    Verdict actual,
    @Nullable String category,
    @Nullable String message,
    boolean agrees,
    boolean flaky,
    List<Verdict> runs,
    Usage usage,
    @Nullable String authorTraceback) {
  public SolutionReport {
    runs = List.copyOf(runs);
  }
}
