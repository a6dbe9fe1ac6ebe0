package io.arbiter.server.player;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its player sees it.
 *
 * @param zone the time zone in which the player's days are counted; null until the player has
 *     chosen one, and then UTC counts
 */
public record Account(
    UUID id, String name, List<String> roles, Instant createdAt, @Nullable String zone) {
  public Account {
    roles = List.copyOf(roles);
  }
}
