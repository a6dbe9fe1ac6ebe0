package io.arbiter.server.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.login.LoginClient;
import io.arbiter.server.player.login.Logins;
import io.arbiter.server.player.login.PasswordRule;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Changes the caller's password. */
@Path("/api")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PasswordResource {
  private final Logins logins;
  private final PlayerStore players;
  private final Sessions sessions;
  private final Caller caller;

  public PasswordResource(Logins logins, PlayerStore players, Sessions sessions, Caller caller) {
    this.logins = logins;
    this.players = players;
    this.sessions = sessions;
    this.caller = caller;
  }

  /**
   * The password of now and the one to come.
   *
   * @param current null if the caller logs in at a provider and has no password
   */
  public record Change(@Nullable String current, @JsonProperty("new") @PasswordRule String next) {}

  @PUT
  @Path("me/password")
  @Operation(summary = "Change the password")
  public Sessions.Token change(
      @NotNull(message = "is missing") @Valid Change body,
      @Context HttpServerRequest request,
      @Context HttpHeaders headers) {
    UUID player = caller.requireSession();
    PlayerStore.Authenticated changed =
        body.current() == null && !players.hasPassword(player)
            ? players.setPassword(body.next(), () -> withoutPassword(player))
            : players.setPassword(body.next(), withPassword(player, body.current(), request));
    return sessions.begin(changed, TokenResource.client(headers));
  }

  private UUID withoutPassword(UUID player) {
    players.requireNoPassword(player);
    return player;
  }

  private Supplier<UUID> withPassword(
      UUID player, @Nullable String current, HttpServerRequest request) {
    PlayerStore.Authenticated login =
        logins.confirm(
            player,
            caller.name(),
            Objects.requireNonNullElse(current, ""),
            LoginClient.of(request));
    return () -> {
      players.requireUnchanged(login);
      return player;
    };
  }
}
