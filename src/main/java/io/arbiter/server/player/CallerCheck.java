package io.arbiter.server.player;

import io.arbiter.core.problem.ProblemMapper;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses tokens of log-ins that have ended, and requests of suspended players that write. Such a
 * token may still have a valid signature and time, so each request with a token reads the database.
 * Therefore the end of a log-in or a suspension takes effect at once on all nodes.
 */
public final class CallerCheck {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OWN_ACCOUNT = "/api/me";

  private final Caller caller;
  private final Sessions sessions;
  private final PlayerStore players;

  CallerCheck(Caller caller, Sessions sessions, PlayerStore players) {
    this.caller = caller;
    this.sessions = sessions;
    this.players = players;
  }

  /** Whether requests with an HTTP method only read. */
  public static boolean isReading(String method) {
    return READING.contains(method);
  }

  /** Runs on the thread of the resource, which may block. */
  @ServerRequestFilter
  public void check(ContainerRequestContext request) {
    caller.id().ifPresent(player -> check(player, writes(request)));
  }

  private void check(UUID player, boolean writes) {
    // A key has been looked up already.
    Optional<Account> known =
        caller.hasKey()
            ? Optional.empty()
            : Optional.of(
                caller
                    .session()
                    .flatMap(session -> sessions.holder(session, player))
                    .orElseThrow(Sessions::ended));
    if (writes) {
      known
          .orElseGet(() -> players.account(player))
          .suspension(Instant.now())
          .ifPresent(
              suspension -> {
                throw suspension.refusal();
              });
    }
  }

  /**
   * Names the scope that a key lacks; the library's exception does not say which roles it needs.
   */
  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e, ResourceInfo resource, UriInfo uri) {
    RolesAllowed roles = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
    if (roles == null) {
      roles = resource.getResourceClass().getAnnotation(RolesAllowed.class);
    }
    List<String> needed = roles == null ? List.of() : List.of(roles.value());
    return new ProblemMapper().problem(caller.refusal(needed), uri);
  }

  /** A suspended player may delete the account and what belongs to it, such as log-ins and keys. */
  private static boolean writes(ContainerRequestContext request) {
    String method = request.getMethod();
    String path = request.getUriInfo().getRequestUri().getPath();
    return !isReading(method) && !(method.equals("DELETE") && path.contains(OWN_ACCOUNT));
  }
}
