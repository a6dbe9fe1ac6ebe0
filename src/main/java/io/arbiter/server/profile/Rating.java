package io.arbiter.server.profile;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of a player's strength, on the scale that is shown.
 *
 * @param rating the estimated strength; 1500 is that of a new player
 * @param deviation the standard deviation of the estimate
 * @param volatility how much the strength is expected to change in a rating period, on the scale of
 *     the paper
 */
record Rating(double rating, double deviation, double volatility) {
  /** A player before the first rated contest, with the values of the paper. */
  public static final Rating NEW = new Rating(1500, 350, 0.06);

  /** Points of the shown scale for one of the paper's scale: 400 / ln 10. */
  private static final double SCALE = 173.7178;

  /** The rating period of players who take part in no contest; decision record 11 says why. */
  private static final Duration PERIOD = Duration.ofDays(7);

  public Rating {
    if (!Double.isFinite(rating) || !isPositive(deviation) || !isPositive(volatility)) {
      throw new IllegalArgumentException(rating + ", " + deviation + ", " + volatility);
    }
  }

  private static boolean isPositive(double value) {
    return Double.isFinite(value) && value > 0;
  }

  static Rating of(double mu, double phi, double volatility) {
    return new Rating(NEW.rating + SCALE * mu, SCALE * phi, volatility);
  }

  double mu() {
    return (rating - NEW.rating) / SCALE;
  }

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

  /**
   * The rating periods that a player has missed: the whole weeks since the end of the player's last
   * contest, without the one that leads to the next contest.
   */
  public static long missedPeriods(Instant last, Instant now) {
    return Math.max(0, Duration.between(last, now).dividedBy(PERIOD) - 1);
  }
}
