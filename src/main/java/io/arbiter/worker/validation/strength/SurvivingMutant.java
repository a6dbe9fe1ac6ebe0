package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.report.StrengthReport;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mutant that the tests accept.
 *
 * @param simplest the first of the made-up test cases that show a difference, or null
 * @param differing made-up test cases that the origin passes and the mutant fails; compared by
 *     identity
 * @param equivalent whether no made-up test case shows a difference between the mutant and its
 *     origin
 * @param examined whether a difference was looked for
 */
record SurvivingMutant(
    ReferenceSolution origin,
    Mutant mutant,
    @Nullable TestCase simplest,
    Set<TestCase> differing,
    boolean equivalent,
    boolean examined) {
  /** A mutant that has not been compared with its origin. */
  static SurvivingMutant unexamined(ReferenceSolution origin, Mutant mutant) {
    return new SurvivingMutant(origin, mutant, null, Set.of(), false, false);
  }

  StrengthReport.Survivor toReport() {
    return new StrengthReport.Survivor(
        origin.file(),
        new StrengthReport.Change(
            mutant.line(), mutant.operator(), mutant.before(), mutant.after(), diff()),
        equivalent,
        simplest == null ? null : simplest.input(),
        simplest == null ? null : simplest.answer());
  }

  private @Nullable String diff() {
    Edit edit = mutant.edit();
    return edit == null ? null : edit.diff(origin.file(), origin.source()).orElse(null);
  }
}
