package io.arbiter.server.admin;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The roles of players, for admins. The path is not below that of the other calls for admins. */
@Path("/api")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class RolesResource {
  private final ManagedPlayers players;
  private final Caller caller;

  RolesResource(ManagedPlayers players, Caller caller) {
    this.players = players;
    this.caller = caller;
  }

  public record Roles(
      @NotEmpty(message = "must name at least one role")
          List<
                  @NotNull
                  @Pattern(
                      regexp = "player|author|teacher|organiser|admin",
                      message = "must be player, author, teacher, organiser or admin")
                  String>
              roles) {}

  @PUT
  @Path("players/{name}/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a player's roles")
  public Player setRoles(String name, @NotNull @Valid Roles body) {
    List<String> roles = List.copyOf(new LinkedHashSet<>(body.roles()));
    return players.setRoles(name, roles, caller.requireId());
  }
}
