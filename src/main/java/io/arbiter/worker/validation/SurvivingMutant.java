package io.arbiter.worker.validation;

import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.Set;

/**
 * A mutant that the tests accept.
 *
 * @param differing made-up test cases that it fails, of those that tell mutants from origins;
 *     compared by identity
 * @param cleared whether it was looked at and does not differ from its origin
 */
record Suspect(ReferenceSolution origin, Mutant mutant, Set<TestCase> differing, boolean cleared) {
  StrengthReport.Survivor reported() {
    return new StrengthReport.Survivor(
        origin.file(), mutant.line(), mutant.operator(), mutant.before(), mutant.after(), cleared);
  }
}
