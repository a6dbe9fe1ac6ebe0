package io.arbiter.server.access;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.login.LoginClient;
import io.arbiter.server.player.login.Logins;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Gives tokens in exchange for a name and a password, and renews them. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokenResource {
  private final Logins logins;
  private final Sessions sessions;

  public TokenResource(Logins logins, Sessions sessions) {
    this.logins = logins;
    this.sessions = sessions;
  }

  /** A player's name and password. */
  public record Login(
      @NotNull(message = "is missing") String name,
      @NotNull(message = "is missing") String password) {}

  /** The secret of a log-in. */
  public record Renewal(@NotNull(message = "is missing") String renewal) {}

  @POST
  @Path("tokens")
  @Operation(summary = "Log in")
  public Sessions.Token issue(
      @NotNull(message = "is missing") @Valid Login login,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    PlayerStore.Authenticated authenticated =
        logins
            .attempt(login.name(), login.password(), LoginClient.of(request))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "the name or the password is wrong"));
    return sessions.begin(authenticated, client(headers));
  }

  @POST
  @Path("token-renewals")
  @Operation(summary = "Renew a token")
  public Sessions.Token renew(@NotNull(message = "is missing") @Valid Renewal body) {
    return sessions.renew(body.renewal());
  }

  /** What a client says of itself. */
  public static String client(HttpHeaders headers) {
    return Objects.requireNonNullElse(headers.getHeaderString(HttpHeaders.USER_AGENT), "");
  }
}
