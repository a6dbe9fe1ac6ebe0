package io.arbiter.core.contest;

import java.time.Duration;
import java.time.Instant;

/**
 * The rating period. A contest is a period for the players who take part. For everybody else,
 * periods pass with time and not with contests, so that a week with five small contests does not
 * make an absent player five times as unknown.
 *
 * <p>A period is a week. The volatility of a new player, 0.06, then lets a deviation of 60 grow to
 * 96 in a year without contests, and to 350 in 21 years. A day would forget a player within three
 * years. A month would hardly notice that a player has been away for a year: 60 would become 70.
 * Many platforms have about one contest a week, so players who take part each week have their
 * ratings changed as the paper describes, period by period.
 */
public final class RatingPeriod {
  /** How long a period is. */
  public static final Duration LENGTH = Duration.ofDays(7);

  private RatingPeriod() {}

  /**
   * The periods that a player has missed: the whole weeks since the end of the player's last
   * contest, without the one that leads to the next contest.
   */
  public static long missed(Instant last, Instant now) {
    return Math.max(0, Duration.between(last, now).dividedBy(LENGTH) - 1);
  }
}
