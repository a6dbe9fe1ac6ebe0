package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.Set;

/**
 * A mutant that the tests accept.
 *
 * @param differing made-up test cases that the origin passes and the mutant fails; compared by
 *     identity
 * @param equivalent whether no made-up test case shows a difference between the mutant and its
 *     origin
 * @param examined whether a difference was looked for
 */
record SurvivingMutant(
    ReferenceSolution origin,
    Mutant mutant,
    Set<TestCase> differing,
    boolean equivalent,
    boolean examined) {
  StrengthReport.Survivor toReport() {
    return new StrengthReport.Survivor(
        origin.file(),
        mutant.line(),
        mutant.operator(),
        mutant.before(),
        mutant.after(),
        equivalent);
  }
}
