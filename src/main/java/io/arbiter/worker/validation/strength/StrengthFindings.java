package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.fault.Finding;
import io.arbiter.core.bundle.fault.Finding.Severity;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;

/** What a measured strength says about a puzzle's tests. */
public final class StrengthFindings {
  /** Tests that notice a smaller share of the mutants are a fault. */
  private static final double LEAST_SCORE = 0.5;

  /** The same for games, in which a variant of a good player may play well, too. */
  private static final double LEAST_SCORE_OF_GAMES = 0.2;

  private StrengthFindings() {}

  /**
   * @param game whether a referee plays with the solutions
   */
  public static List<Finding> of(TestStrength.Measured measured, boolean game) {
    StrengthReport report = measured.report();
    List<Finding> findings = new ArrayList<>();
    if (measured.isEstimate()) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "solutions",
              0,
              "the strength is estimated, because the solutions are slow: %d of %d mutants were judged, and %d of the accepted ones were not examined"
                  .formatted(report.mutants(), measured.made(), measured.unexamined())));
    }
    if (report.score() < (game ? LEAST_SCORE_OF_GAMES : LEAST_SCORE)) {
      findings.add(
          new Finding(
              measured.isTelling() ? Severity.ERROR : Severity.WARNING,
              "tests",
              0,
              "the tests are too weak: they accept %d of %d wrong variants of the solutions"
                  .formatted(report.survived(), report.killed() + report.survived())));
    }
    return findings;
  }
}
