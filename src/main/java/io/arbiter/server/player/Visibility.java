package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who sees something of a player. The player and admins always do. */
public enum Visibility {
  /** Everybody, also without a token. */
  @JsonProperty("public")
  PUBLIC,
  /** Players who are logged in. */
  @JsonProperty("players")
  PLAYERS,
  /** Nobody else. */
  @JsonProperty("hidden")
  HIDDEN;

  boolean isOpen(Viewer viewer) {
    return switch (this) {
      case PUBLIC -> true;
      case PLAYERS -> viewer.player().isPresent();
      case HIDDEN -> false;
    };
  }
}
