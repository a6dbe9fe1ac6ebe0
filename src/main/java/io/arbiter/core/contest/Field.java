package io.arbiter.core.contest;

import java.util.List;

/**
 * All entrants of a contest, each of whom plays one game against each other: the better rank wins,
 * and an equal rank is half a point each.
 */
final class Field {
  /**
   * The largest difference of strengths that is told apart, on the paper's scale; over 5,000
   * points. The result of a game would be certain beyond it, and v infinite.
   */
  private static final double FARTHEST = 30;

  private static final double WIN = 1;
  private static final double DRAW = 0.5;
  private static final double LOSS = 0;

  private final double[] mu;
  private final double[] g;
  private final int[] ranks;

  Field(List<Entrant> entrants) {
    mu = entrants.stream().mapToDouble(entrant -> entrant.before().mu()).toArray();
    g = entrants.stream().mapToDouble(entrant -> g(entrant.before().phi())).toArray();
    ranks = entrants.stream().mapToInt(Entrant::rank).toArray();
  }

  /** How much a game counts against an opponent with this deviation. */
  static double g(double phi) {
    return 1 / Math.sqrt(1 + 3 * phi * phi / (Math.PI * Math.PI));
  }

  /** The points that a player can expect from a game. */
  static double expected(double mu, double opponent, double g) {
    double difference = Math.clamp(g * (mu - opponent), -FARTHEST, FARTHEST);
    return 1 / (1 + Math.exp(-difference));
  }

  /**
   * The evidence of an entrant's games.
   *
   * @param weight how much of a game each of them counts
   */
  Evidence of(int entrant, double weight) {
    // The game against oneself is a draw as expected. It is in the sums, so that players with equal
    // ratings and ranks have exactly equal sums, and its information is taken away at the end.
    double information = 0;
    double surplus = 0;
    for (int other = 0; other < ranks.length; other++) {
      double expected = expected(mu[entrant], mu[other], g[other]);
      information += g[other] * g[other] * expected * (1 - expected);
      surplus += g[other] * (score(entrant, other) - expected);
    }
    double own = g[entrant] * g[entrant] * DRAW * DRAW;
    return new Evidence(weight * (information - own), weight * surplus);
  }

  private double score(int entrant, int other) {
    if (ranks[entrant] == ranks[other]) {
      return DRAW;
    }
    return ranks[entrant] < ranks[other] ? WIN : LOSS;
  }
}
