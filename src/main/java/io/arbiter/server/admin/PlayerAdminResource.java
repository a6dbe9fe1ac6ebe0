package io.arbiter.server.admin;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Suspension;
import io.arbiter.server.submission.PlayerQuota;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Players, for admins. */
@Path("/api/admin/players")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class PlayerAdminResource {
  private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

  private final ManagedPlayers players;
  private final Caller caller;

  PlayerAdminResource(ManagedPlayers players, Caller caller) {
    this.players = players;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List players")
  public Page<ListedPlayer> list(
      @QueryParam("q")
          @DefaultValue("")
          @Pattern(
              regexp = "[A-Za-z0-9_-]{0,32}",
              message = "must be the first letters of a name: A-Z, a-z, 0-9, _ and -")
          String q,
      @Valid @BeanParam PageRequest page) {
    return players.page(q, page);
  }

  @PUT
  @Path("{name}/suspension")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Suspend a player")
  @APIResponseSchema(ListedPlayer.class)
  @APIResponse(responseCode = "409", description = "The player is an admin")
  @APIResponse(responseCode = "422", description = "The reason is missing or the time is over")
  public ListedPlayer suspend(String name, @NotNull @Valid Suspension body) {
    Instant until = body.until();
    if (until != null && !(until.isAfter(Instant.now()) && until.isBefore(END))) {
      throw new ProblemException(
          ErrorCode.INVALID, "until: must be in the future, and before the year 9999");
    }
    return players.suspend(name, body, caller.requireId());
  }

  @DELETE
  @Path("{name}/suspension")
  @Operation(summary = "Lift a suspension")
  public ListedPlayer liftSuspension(String name) {
    return players.liftSuspension(name, caller.requireId());
  }

  @PUT
  @Path("{name}/quota")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Set a player's quotas")
  @APIResponseSchema(ListedPlayer.class)
  @APIResponse(responseCode = "422", description = "A quota is below 1 or above 1000000")
  public ListedPlayer setQuota(String name, @NotNull @Valid PlayerQuota body) {
    return players.setQuota(name, body, caller.requireId());
  }

  @DELETE
  @Path("{name}/quota")
  @Operation(summary = "Remove a player's quotas")
  public ListedPlayer removeQuota(String name) {
    return players.setQuota(name, null, caller.requireId());
  }
}
