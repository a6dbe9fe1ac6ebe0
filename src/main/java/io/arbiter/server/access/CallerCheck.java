package io.arbiter.server.access;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.PlayerStore;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of log-ins that have ended, and of deleted accounts. Such a token may still have a
 * valid signature and time, so each request with a token reads the database. Therefore the end of a
 * log-in takes effect at once on all nodes.
 */
public final class CallerCheck {
  private final Caller caller;
  private final Sessions sessions;
  private final PlayerStore players;

  CallerCheck(Caller caller, Sessions sessions, PlayerStore players) {
    this.caller = caller;
    this.sessions = sessions;
    this.players = players;
  }

  /** Runs on the thread of the resource, which may block. */
  @ServerRequestFilter
  public void check() {
    // A key has been looked up already.
    caller.id().filter(_ -> !caller.hasKey()).ifPresent(this::require);
  }

  private void require(UUID player) {
    // The release before this one gave tokens without a session.
    boolean open =
        caller
            .claim(Sessions.CLAIM)
            .map(UUID::fromString)
            .map(session -> sessions.isOpen(session, player))
            .orElseGet(() -> players.isPresent(player));
    if (!open) {
      throw Sessions.ended();
    }
  }
}
