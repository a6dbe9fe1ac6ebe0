package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;

/** What a measured strength says about a puzzle's tests. */
public final class StrengthFindings {
  /** Tests that notice a smaller share of the mutants are a fault. */
  private static final double LEAST_SCORE = 0.5;

  /**
   * The same for games. A variant that wins every game is right by the rules of the game, so
   * survivors are no sign of a referee that accepts wrong players; see {@link #LEAST_LOSERS}.
   */
  private static final double LEAST_SCORE_OF_GAMES = 0.2;

  /** Of the variants of a game's players, at least this many must lose by the referee's word. */
  public static final int LEAST_LOSERS = 2;

  private StrengthFindings() {}

  /**
   * @param game whether a referee plays with the solutions
   */
  public static List<Finding> of(TestStrength.Measured measured, boolean game) {
    StrengthReport report = measured.report();
    List<Finding> findings = new ArrayList<>();
    if (measured.isEstimate()) {
      findings.add(new Finding(Severity.WARNING, "solutions", 0, estimate(measured)));
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
    if (report.mutants() >= TestStrength.LEAST_MUTANTS
        && measured.refused() < (game ? LEAST_LOSERS : 1)) {
      findings.add(new Finding(Severity.ERROR, "tests", 0, refusesTooFew(measured, game)));
    }
    return findings;
  }

  private static String estimate(TestStrength.Measured measured) {
    String estimate =
        "the strength is estimated, because the solutions are slow: %d of %d mutants were judged, and %d of the accepted ones were not examined"
            .formatted(measured.report().mutants(), measured.made(), measured.unexamined());
    return measured.hasEnoughMutants()
        ? estimate
        : estimate
            + "; so few mutants say nothing about the tests, at least %d are needed"
                .formatted(TestStrength.LEAST_MUTANTS);
  }

  private static String refusesTooFew(TestStrength.Measured measured, boolean game) {
    StrengthReport report = measured.report();
    String counts =
        "of %d variants of the solutions, %d are accepted, %d end in errors, and "
            .formatted(
                report.mutants(),
                report.mutants() - report.killed(),
                report.killed() - measured.refused());
    return game
        ? counts
            + "%d lose; at least %d must lose, or nothing shows that the referee lets anyone lose"
                .formatted(measured.refused(), LEAST_LOSERS)
        : counts
            + "none is refused for its answer, so nothing shows that the tests look at answers";
  }
}
