package io.arbiter.server.classroom;

import io.arbiter.server.similarity.Pair;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Two members whose solutions are similar.
 *
 * @param similarity the share of the smaller solution that is also in the other, up to 1
 * @param left the earlier solution
 */
record SimilarPair(double similarity, Side left, Side right) {
  /** A member's latest accepted solution. */
  public record Side(String player, UUID submission, Instant submittedAt) {}

  static SimilarPair of(Pair pair, Map<UUID, Side> sides) {
    Side left = side(pair.left(), sides);
    Side right = side(pair.right(), sides);
    return left.submittedAt().isAfter(right.submittedAt())
        ? new SimilarPair(pair.similarity(), right, left)
        : new SimilarPair(pair.similarity(), left, right);
  }

  private static Side side(UUID submission, Map<UUID, Side> sides) {
    Side side = sides.get(submission);
    if (side == null) {
      throw new IllegalStateException(submission + " was not to be compared");
    }
    return side;
  }
}
