package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.problem.ProblemReason;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Registration, tokens in exchange for a name and a password, and the caller's log-ins. */
@Path("/api")
@RunOnVirtualThread
public class LogInResource {
  private final PlayerStore players;
  private final AddressThrottles throttles;
  private final Logins logins;
  private final Sessions sessions;
  private final Caller caller;

  LogInResource(
      PlayerStore players,
      AddressThrottles throttles,
      Logins logins,
      Sessions sessions,
      Caller caller) {
    this.players = players;
    this.throttles = throttles;
    this.logins = logins;
    this.sessions = sessions;
    this.caller = caller;
  }

  public record Registration(
      @NotNull @Pattern(regexp = PlayerStore.NAME, message = "{PLAYER_NAME}") String name,
      @PasswordRule String password) {}

  @POST
  @Path("players")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Register a player")
  public RestResponse<Player> register(
      @NotNull @Valid Registration body, @Context HttpServerRequest request) {
    throttles.countRegistration(request.remoteAddress().hostAddress());
    Player player = players.add(body.name(), body.password(), List.of(Role.PLAYER));
    return RestResponse.ResponseBuilder.<Player>created(URI.create("/api/players/" + player.name()))
        .entity(player)
        .build();
  }

  public record Login(@NotNull String name, @NotNull String password) {}

  @POST
  @Path("tokens")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Log in")
  public Sessions.Token logIn(
      @NotNull @Valid Login login,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    PlayerStore.Authenticated authenticated =
        logins
            .attempt(login.name(), login.password(), Logins.Client.of(request))
            .orElseThrow(ProblemReason.WRONG_LOG_IN::problem);
    return sessions.begin(authenticated, userAgent(headers));
  }

  public static String userAgent(HttpHeaders headers) {
    return Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.USER_AGENT), "");
  }

  public record Renewal(@NotNull String renewal) {}

  @POST
  @Path("token-renewals")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Renew a token")
  public Sessions.Token renew(@NotNull @Valid Renewal body) {
    return sessions.renew(body.renewal());
  }

  /**
   * A log-in.
   *
   * @param current whether this request belongs to it
   */
  public record Item(@JsonUnwrapped Sessions.Session session, boolean current) {}

  @GET
  @Path("me/sessions")
  @Authenticated
  @Operation(summary = "List the caller's log-ins")
  public List<Item> list() {
    Optional<UUID> current = caller.session();
    return sessions.of(caller.requireSession()).stream()
        .map(each -> new Item(each, current.equals(Optional.of(each.id()))))
        .toList();
  }

  @DELETE
  @Path("me/sessions/{id}")
  @Authenticated
  @Operation(summary = "End a log-in")
  public void end(UUID id) {
    if (!sessions.end(id, caller.requireSession())) {
      throw ProblemReason.NOT_THERE.problem("log-in", id);
    }
  }

  @DELETE
  @Path("me/sessions")
  @Authenticated
  @Operation(summary = "Log out everywhere")
  public void endAll() {
    players.endGrants(caller.requireSession());
  }
}
