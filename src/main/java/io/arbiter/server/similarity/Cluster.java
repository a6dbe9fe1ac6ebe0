package io.arbiter.server.similarity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Similar solutions of a puzzle by different players. Each is similar to at least one other.
 *
 * @param similarity of the two most similar solutions: the share of the smaller one that is also in
 *     the other, up to 1
 * @param members at least two, the earliest first
 */
record Cluster(double similarity, List<Member> members) {
  public Cluster {
    members = List.copyOf(members);
  }

  /** A player's latest accepted solution; the player of a deleted account is null. */
  public record Member(@Nullable String player, UUID submission, Instant submittedAt) {}
}
