package io.arbiter.server.player;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of deleted accounts. Such a token may still have a valid signature and time, so
 * each request with a token reads the database. Therefore a deletion takes effect at once on all
 * nodes.
 */
public final class CallerCheck {
  private final Caller caller;
  private final PlayerStore players;

  CallerCheck(Caller caller, PlayerStore players) {
    this.caller = caller;
    this.players = players;
  }

  /** Runs on the thread of the resource, which may block. */
  @ServerRequestFilter
  public void check() {
    if (caller.id().filter(id -> !players.isPresent(id)).isPresent()) {
      throw PlayerStore.deleted();
    }
  }
}
