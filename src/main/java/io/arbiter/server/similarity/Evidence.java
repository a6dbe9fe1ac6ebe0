package io.arbiter.server.similarity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two players' solutions of a puzzle, side by side.
 *
 * @param matches the lines that both have, in the order of the left solution
 */
public record Evidence(Side left, Side right, List<Match> matches) {
  public Evidence {
    matches = List.copyOf(matches);
  }

  /** One of the two solutions. */
  public record Side(
      @Nullable String player, UUID submission, Instant submittedAt, String source) {}
}
