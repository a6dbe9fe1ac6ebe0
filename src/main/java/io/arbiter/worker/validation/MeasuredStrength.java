package io.arbiter.worker.validation;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.report.StrengthReport;
import java.util.ArrayList;
import java.util.List;

/**
 * A measured strength of a puzzle's tests.
 *
 * @param report with estimated numbers if the budget was used up
 * @param made how many mutants there are; more than the report's if not all of them were judged
 * @param unexamined how many accepted mutants were not compared with their origins, because the
 *     budget was used up
 * @param refused how many mutants ran and were refused for their answers or their points; the other
 *     killed mutants ended in errors, which say nothing about the tests
 */
record MeasuredStrength(StrengthReport report, int made, int unexamined, int refused) {
  /** A selection with fewer mutants is no evidence: each of them may be equivalent. */
  static final int LEAST_MUTANTS = 10;

  /** Tests that notice a smaller share of the mutants are a fault. */
  private static final double LEAST_SCORE = 0.5;

  /**
   * The same for games. A variant that wins every game is right by the rules of the game, so
   * survivors are no sign of a referee that accepts wrong players; see {@link #LEAST_LOSERS}.
   */
  private static final double LEAST_SCORE_OF_GAMES = 0.2;

  /** Of the variants of a game's players, at least this many must lose by the referee's word. */
  static final int LEAST_LOSERS = 2;

  /** Whether the numbers are estimated from a part of the mutants. */
  boolean isEstimate() {
    return report.mutants() < made || unexamined > 0;
  }

  /** Whether the score says something about the tests. */
  boolean isTelling() {
    return hasEnoughMutants()
        && (report.survivors().isEmpty() || unexamined < report.survivors().size());
  }

  /** Whether all mutants were judged, or so many that they stand for all. */
  boolean hasEnoughMutants() {
    return report.mutants() >= Math.min(made, LEAST_MUTANTS);
  }

  /**
   * What the strength says about the tests.
   *
   * @param game whether a referee plays with the solutions
   */
  List<Finding> findings(boolean game) {
    List<Finding> findings = new ArrayList<>();
    if (isEstimate()) {
      findings.add(Finding.warning("solutions", estimate()));
    }
    if (report.score() < (game ? LEAST_SCORE_OF_GAMES : LEAST_SCORE)) {
      String weak =
          "the tests are too weak: they accept %d of %d wrong variants of the solutions"
              .formatted(report.survived(), report.killed() + report.survived());
      findings.add(isTelling() ? Finding.error("tests", 0, weak) : Finding.warning("tests", weak));
    }
    if (report.mutants() >= LEAST_MUTANTS && refused < (game ? LEAST_LOSERS : 1)) {
      findings.add(Finding.error("tests", 0, refusesTooFew(game)));
    }
    return findings;
  }

  private String estimate() {
    String estimate =
        "the strength is estimated, because the solutions are slow: %d of %d mutants were judged, and %d of the accepted ones were not examined"
            .formatted(report.mutants(), made, unexamined);
    return hasEnoughMutants()
        ? estimate
        : estimate
            + "; so few mutants say nothing about the tests, at least %d are needed"
                .formatted(LEAST_MUTANTS);
  }

  private String refusesTooFew(boolean game) {
    String counts =
        "of %d variants of the solutions, %d are accepted, %d end in errors, and "
            .formatted(
                report.mutants(), report.mutants() - report.killed(), report.killed() - refused);
    return game
        ? counts
            + "%d lose; at least %d must lose, or nothing shows that the referee lets anyone lose"
                .formatted(refused, LEAST_LOSERS)
        : counts
            + "none is refused for its answer, so nothing shows that the tests look at answers";
  }
}
