package io.arbiter.server.player;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of deleted accounts, and requests of suspended players that write. Such a token
 * may still have a valid signature and time, so each request with a token reads the database.
 * Therefore a deletion or a suspension takes effect at once on all nodes.
 */
public final class CallerCheck {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OWN_ACCOUNT = "/api/me";

  private final Caller caller;
  private final PlayerStore players;

  CallerCheck(Caller caller, PlayerStore players) {
    this.caller = caller;
    this.players = players;
  }

  /** Runs on the thread of the resource, which may block. */
  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    caller.id().ifPresent(id -> check(id, request));
  }

  private void check(UUID player, ContainerRequestContext request) {
    Account account = players.present(player).orElseThrow(PlayerStore::deleted);
    if (writes(request)) {
      account
          .suspension(Instant.now())
          .ifPresent(
              suspension -> {
                throw suspension.refusal();
              });
    }
  }

  /** A suspended player may delete the account, which needs the password. */
  private static boolean writes(ContainerRequestContext request) {
    String method = request.getMethod();
    String path = request.getUriInfo().getPath();
    return !READING.contains(method) && !(method.equals("DELETE") && path.endsWith(OWN_ACCOUNT));
  }
}
