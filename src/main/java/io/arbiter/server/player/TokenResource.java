package io.arbiter.server.player;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Gives tokens in exchange for a name and a password. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TokenResource {
  private final Logins logins;
  private final PlayerStore players;
  private final Duration lifetime;

  public TokenResource(Logins logins, PlayerStore players, TokenSettings settings) {
    this.logins = logins;
    this.players = players;
    this.lifetime = settings.lifetime();
  }

  /** A player's name and password. */
  public record Login(
      @NotNull(message = "is missing") String name,
      @NotNull(message = "is missing") String password) {}

  /**
   * A signed JWT, to be sent as {@code Authorization: Bearer …}.
   *
   * @param suspension if the player is suspended: the token may read, but not write
   */
  public record Token(
      String token,
      Instant expiresAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Suspension suspension) {}

  @POST
  @Path("tokens")
  @Operation(
      summary = "Get a token",
      description =
          "A wrong name and a wrong password give the same 401 after the same time. A suspended"
              + " player gets a token that may only read, and the reason.")
  public Token issue(
      @NotNull(message = "is missing") @Valid Login login, @Context HttpServerRequest request) {
    Player player =
        logins
            .attempt(login.name(), login.password(), request.remoteAddress().hostAddress())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.UNAUTHENTICATED, "the name or the password is wrong"));
    Instant expiresAt = Instant.now().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    String token =
        Jwt.subject(player.id().toString())
            .upn(player.name())
            .groups(Set.copyOf(player.roles()))
            .expiresAt(expiresAt)
            .sign();
    @Nullable Suspension suspension =
        players.account(player.id()).suspension(Instant.now()).orElse(null);
    return new Token(token, expiresAt, suspension);
  }
}
