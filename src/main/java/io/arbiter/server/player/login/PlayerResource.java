package io.arbiter.server.player.login;

import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Registration. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PlayerResource {
  private final PlayerStore players;
  private final RegistrationThrottle registrations;

  public PlayerResource(PlayerStore players, RegistrationThrottle registrations) {
    this.players = players;
    this.registrations = registrations;
  }

  /** A name and a password to register with. */
  public record Registration(
      @NotNull(message = "is missing")
          @Pattern(regexp = PlayerStore.NAME, message = "must be 3 to 32 of A-Z, a-z, 0-9, _ and -")
          String name,
      @PasswordRule String password) {}

  @POST
  @Path("players")
  @Operation(summary = "Register a player")
  public RestResponse<Player> register(
      @NotNull(message = "is missing") @Valid Registration body,
      @Context HttpServerRequest request) {
    registrations.count(request.remoteAddress().hostAddress());
    Player player = players.add(body.name(), body.password(), List.of(Role.PLAYER));
    return RestResponse.ResponseBuilder.<Player>created(URI.create("/api/players/" + player.name()))
        .entity(player)
        .build();
  }
}
