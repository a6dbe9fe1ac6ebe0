package io.arbiter.server.access;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The caller's log-ins. */
@Path("/api")
@Authenticated
@RunOnVirtualThread
public class SessionResource {
  private final Sessions sessions;
  private final PlayerStore players;
  private final Caller caller;

  public SessionResource(Sessions sessions, PlayerStore players, Caller caller) {
    this.sessions = sessions;
    this.players = players;
    this.caller = caller;
  }

  /**
   * A log-in.
   *
   * @param client what the client said of itself
   * @param current whether this request belongs to it
   */
  public record Item(
      UUID id,
      String client,
      Instant createdAt,
      Instant renewedAt,
      Instant expiresAt,
      boolean current) {}

  @GET
  @Path("me/sessions")
  @Operation(summary = "List the caller's log-ins")
  public List<Item> list() {
    Optional<String> mine = caller.claim(Sessions.CLAIM);
    return sessions.of(caller.requireSession()).stream()
        .map(
            each ->
                new Item(
                    each.id(),
                    each.client(),
                    each.createdAt(),
                    each.renewedAt(),
                    each.expiresAt(),
                    mine.filter(each.id().toString()::equals).isPresent()))
        .toList();
  }

  @DELETE
  @Path("me/sessions/{id}")
  @Operation(summary = "End a log-in")
  public void end(UUID id) {
    if (!sessions.end(id, caller.requireSession())) {
      throw new ProblemException(ErrorCode.NOT_FOUND, "no log-in " + id);
    }
  }

  @DELETE
  @Path("me/sessions")
  @Operation(summary = "Log out everywhere")
  public void endAll() {
    players.endGrants(caller.requireSession());
  }
}
