package io.arbiter.core.contest;

/**
 * What is known of a player's strength, on the scale that is shown.
 *
 * @param rating the estimated strength; 1500 is that of a new player
 * @param deviation the standard deviation of the estimate
 * @param volatility how much the strength is expected to change in a rating period, on the scale of
 *     the paper
 */
public record Rating(double rating, double deviation, double volatility) {
  /** A player before the first rated contest, with the values of the paper. */
  public static final Rating NEW = new Rating(1500, 350, 0.06);

  /** Points of the shown scale for one of the paper's scale: 400 / ln 10. */
  private static final double SCALE = 173.7178;

  public Rating {
    if (!Double.isFinite(rating) || !isPositive(deviation) || !isPositive(volatility)) {
      throw new IllegalArgumentException(rating + ", " + deviation + ", " + volatility);
    }
  }

  private static boolean isPositive(double value) {
    return Double.isFinite(value) && value > 0;
  }

  /** The rating from the paper's scale. */
  static Rating of(double mu, double phi, double volatility) {
    return new Rating(NEW.rating + SCALE * mu, SCALE * phi, volatility);
  }

  /** The estimated strength on the paper's scale. */
  double mu() {
    return (rating - NEW.rating) / SCALE;
  }

  /** The deviation on the paper's scale. */
  double phi() {
    return deviation / SCALE;
  }

  /**
   * The rating after periods without a contest: less is known of the player, but never less than of
   * a new one. A deviation that is greater already stays.
   *
   * @param periods 0 or more
   */
  public Rating afterIdle(long periods) {
    double grown = Math.hypot(deviation, Math.sqrt(periods) * volatility * SCALE);
    return new Rating(rating, Math.max(deviation, Math.min(grown, NEW.deviation)), volatility);
  }
}
