package io.arbiter.server.player;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account as its player sees it. */
public record Account(UUID id, String name, List<String> roles, Instant createdAt) {
  public Account {
    roles = List.copyOf(roles);
  }
}
