package io.arbiter.core.report;

import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of running one solution of a bundle.
 *
 * @param file the path in the bundle
 * @param expected the declared verdict; null for the starter, which may get any verdict but
 *     ACCEPTED, or must earn fewer points than each solution
 * @param expectedCategory the declared category of the first failing test case; null if none is
 *     declared
 * @param actual the verdict of the first run
 * @param category the category of the first failing test case, or null
 * @param message the judge's message, or null
 * @param agrees whether verdict and category are as declared
 * @param flaky whether the runs differ
 * @param runs the verdict of each run
 * @param usage the maximum of each value over all runs
 * @param authorTraceback of the author's code if that failed, else null
 * @param points what the first run earned by the author's code; null if the author's code gives
 *     none
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
    @Nullable String authorTraceback,
    @Nullable Integer points) {
  public SolutionReport {
    runs = List.copyOf(runs);
  }
}
