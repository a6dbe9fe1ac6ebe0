package io.arbiter.server.calendar;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.caller.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The time zone of the caller's account. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
public class ZoneResource {
  private final PlayerStore players;
  private final Caller caller;

  public ZoneResource(PlayerStore players, Caller caller) {
    this.players = players;
    this.caller = caller;
  }

  /** A name such as Europe/Kyiv, or an offset such as +02:00. */
  public record Zone(@NotNull(message = "is missing") @ZoneRule String zone) {}

  @PUT
  @Path("me/zone")
  @Operation(summary = "Set the caller's time zone")
  public void set(@NotNull(message = "is missing") @Valid Zone body) {
    players.setZone(caller.requireSession(), body.zone());
  }
}
