package io.arbiter.server.player.key;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.Sessions;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of log-ins that have ended, and requests of suspended players that write. Such a
 * token may still have a valid signature and time, so each request with a token reads the database.
 * Therefore the end of a log-in or a suspension takes effect at once on all nodes.
 */
public final class CallerCheck {
  private static final String OWN_ACCOUNT = "/api/me";

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
  public void check(ContainerRequestContext request) {
    caller
        .id()
        .ifPresent(
            player -> {
              // A key has been looked up already.
              if (!caller.hasKey()) {
                requireOpen(player);
              }
              if (writes(request)) {
                requireNotSuspended(player);
              }
            });
  }

  private void requireOpen(UUID player) {
    // The release before this one gave tokens without a session.
    boolean open =
        caller
            .claim(Sessions.CLAIM)
            .map(UUID::fromString)
            .map(session -> sessions.isOpen(session, player))
            .orElseGet(() -> players.present(player).isPresent());
    if (!open) {
      throw Sessions.ended();
    }
  }

  private void requireNotSuspended(UUID player) {
    players
        .account(player)
        .suspension(Instant.now())
        .ifPresent(
            suspension -> {
              throw suspension.refusal();
            });
  }

  /** A suspended player may delete the account and what belongs to it, such as log-ins and keys. */
  private static boolean writes(ContainerRequestContext request) {
    String method = request.getMethod();
    String path = request.getUriInfo().getPath();
    return !Scope.isReading(method) && !(method.equals("DELETE") && path.contains(OWN_ACCOUNT));
  }
}
