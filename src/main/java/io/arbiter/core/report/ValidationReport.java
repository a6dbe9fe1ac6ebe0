package io.arbiter.core.report;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of validating a version of a puzzle. Only authors may see it.
 *
 * @param valid whether the version may be published: no finding is an error
 * @param solutions each reference solution, then the starter
 * @param findings errors and warnings, in the order of the bundle's files
 * @param suggestedLimits computed from the slowest accepted solution; null if none was accepted
 * @param strength how well the tests tell wrong solutions from right ones; null if that could not
 *     be measured
 * @param millis duration of the validation
 */
public record ValidationReport(
    boolean valid,
    List<SolutionReport> solutions,
    List<Finding> findings,
    @Nullable Limits suggestedLimits,
    @Nullable StrengthReport strength,
    long millis) {}
