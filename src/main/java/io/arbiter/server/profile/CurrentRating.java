package io.arbiter.server.profile;

import io.arbiter.server.profile.Replay.Standing;
import java.time.Instant;

/**
 * A player's rating as everybody sees it.
 *
 * @param deviation the standard deviation of the rating; it grows while the player takes part in no
 *     rated contest
 * @param contests how many rated contests the player took part in
 */
record CurrentRating(long rating, long deviation, int contests) {
  /** The rating at a moment. */
  static CurrentRating at(Instant now, Standing standing, int contests) {
    Rating rating = standing.at(now);
    return new CurrentRating(Math.round(rating.rating()), Math.round(rating.deviation()), contests);
  }
}
