package io.arbiter.core.report;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What validation found out about a version of a puzzle; for its authors only.
 *
 * @param valid whether it may be published: no finding is an error
 * @param solutions each reference solution, then the starter
 * @param findings what is wrong or doubtful, in the order of the bundle's files
 * @param suggestedLimits from the slowest accepted solution; null when none was accepted
 * @param strength how well the tests tell wrong solutions from right ones; null when it could not
 *     be measured
 * @param millis that validation took
 */
public record ValidationReport(
    boolean valid,
    List<SolutionReport> solutions,
    List<Finding> findings,
    @Nullable Limits suggestedLimits,
    @Nullable StrengthReport strength,
    long millis) {
  public ValidationReport {
    solutions = List.copyOf(solutions);
    findings = List.copyOf(findings);
  }
}
