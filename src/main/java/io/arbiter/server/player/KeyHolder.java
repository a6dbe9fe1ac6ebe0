package io.arbiter.server.player;

import java.security.Principal;
import java.util.UUID;

/** The player of a request that has a key in place of a token. */
public record KeyHolder(UUID id, String name) implements Principal {
  @Override
  public String getName() {
    return name;
  }
}
