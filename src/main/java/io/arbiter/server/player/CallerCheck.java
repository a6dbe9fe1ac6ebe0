package io.arbiter.server.player;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of deleted accounts: they are signed and not expired, so that only the database
 * knows. Looked up for each request that has a token, so that a deletion holds at once on all
 * nodes.
 */
public final class CallerCheck {
  private final Caller caller;
  private final PlayerStore players;

  CallerCheck(Caller caller, PlayerStore players) {
    this.caller = caller;
    this.players = players;
  }

  /** Runs where the resource does, on a thread that may wait. */
  @ServerRequestFilter
  public void check() {
    if (caller.id().filter(id -> !players.isPresent(id)).isPresent()) {
      throw PlayerStore.deleted();
    }
  }
}
