package io.arbiter.server.admin.player;

import io.arbiter.server.player.Player;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
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

/** The roles of players, for admins. */
@Path("/api")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class RolesResource {
  private final PlayerChanges changes;
  private final Caller caller;

  public RolesResource(PlayerChanges changes, Caller caller) {
    this.changes = changes;
    this.caller = caller;
  }

  /** The new roles of a player. */
  public record Roles(
      @NotEmpty(message = "must name at least one role")
          List<
                  @NotNull(message = "is missing")
                  @Pattern(
                      regexp = "player|author|teacher|admin",
                      message = "must be player, author, teacher or admin")
                  String>
              roles) {}

  @PUT
  @Path("players/{name}/roles")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a player's roles")
  public Player setRoles(String name, @NotNull(message = "is missing") @Valid Roles body) {
    List<String> roles = List.copyOf(new LinkedHashSet<>(body.roles()));
    return changes.setRoles(name, roles, caller.requireId());
  }
}
