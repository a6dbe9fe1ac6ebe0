package io.arbiter.server.similarity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Solutions of a puzzle by different players, each of which is alike another of them.
 *
 * @param similarity of the most similar two: how much of the smaller one is in the other, up to 1
 * @param members at least two, the earliest first
 */
public record Cluster(double similarity, List<Member> members) {
  public Cluster {
    members = List.copyOf(members);
  }

  /** A player's latest accepted solution; the player of a deleted account is null. */
  public record Member(@Nullable String player, UUID submission, Instant submittedAt) {}
}
