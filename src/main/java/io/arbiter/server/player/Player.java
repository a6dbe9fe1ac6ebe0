package io.arbiter.server.player;

import java.util.List;
import java.util.UUID;

/** A player as other players see them. */
public record Player(UUID id, String name, List<String> roles) {
  public Player {
    roles = List.copyOf(roles);
  }
}
