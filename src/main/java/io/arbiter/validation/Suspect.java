package io.arbiter.validation;

import io.arbiter.bundle.ReferenceSolution;
import io.arbiter.judging.TestCase;
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
