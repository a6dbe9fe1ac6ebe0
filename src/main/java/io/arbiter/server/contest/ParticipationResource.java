package io.arbiter.server.contest;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** How players take part in a contest: by invitation, in a team, or virtually. */
@Path("/api/contests/{id}")
@RunOnVirtualThread
public class ParticipationResource {
  /** Values of a table have no comma and no quote. */
  private static final String TEAM = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}";

  private static final String NO_TEAM =
      "must be 1 to 40 letters, digits, spaces, dots, _ and -, and begin with a letter or digit";

  private final Invitations invitations;
  private final Teams teams;
  private final VirtualRuns virtual;
  private final Caller caller;

  ParticipationResource(Invitations invitations, Teams teams, VirtualRuns virtual, Caller caller) {
    this.invitations = invitations;
    this.teams = teams;
    this.virtual = virtual;
    this.caller = caller;
  }

  record Names(
      @NotEmpty(message = "must name at least one player")
          @Size(max = 1000, message = "must name at most 1000 players")
          List<@NotNull @Pattern(regexp = PlayerStore.NAME, message = "{PLAYER_NAME}") String>
              players) {}

  @GET
  @Path("invitations")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "List who is invited to a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public Page<Invitations.Invited> invited(UUID id, @Valid @BeanParam PageRequest page) {
    return invitations.page(id, page, caller.viewer());
  }

  @POST
  @Path("invitations")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Invite players to a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public void invite(UUID id, @NotNull @Valid Names body) {
    invitations.add(id, body.players(), caller.viewer());
  }

  @DELETE
  @Path("invitations/{name}")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Take an invitation to a contest back")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public void uninvite(UUID id, String name) {
    invitations.remove(id, name, caller.viewer());
  }

  @PUT
  @Path("teams/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Put players of a contest into a team")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(
      responseCode = "409",
      description =
          "The contest has started or has no teams; or a player is not registered, or is in"
              + " another team")
  public void team(
      UUID id, @Pattern(regexp = TEAM, message = NO_TEAM) String name, @NotNull @Valid Names body) {
    teams.put(id, name, body.players(), caller.viewer());
  }

  @DELETE
  @Path("teams/{name}")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Dissolve a team of a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(responseCode = "409", description = "The contest has started")
  public void dissolve(UUID id, String name) {
    teams.delete(id, name, caller.viewer());
  }

  @GET
  @Path("team")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Show the caller's team in a contest")
  @APIResponseSchema(Teams.Own.class)
  @APIResponse(responseCode = "204", description = "The caller is in no team")
  public Teams.@Nullable Own own(UUID id) {
    return teams.own(id, caller.viewer()).orElse(null);
  }

  @POST
  @Path("virtual")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Take part in a past contest virtually")
  @APIResponseSchema(VirtualRuns.Run.class)
  @APIResponse(responseCode = "409", description = "The contest is not closed")
  public VirtualRuns.Run start(UUID id) {
    return virtual.start(id, caller.viewer());
  }

  @GET
  @Path("virtual")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Show the caller's virtual participation in a contest")
  @APIResponseSchema(VirtualRuns.Run.class)
  @APIResponse(responseCode = "204", description = "The caller has none")
  public VirtualRuns.@Nullable Run show(UUID id) {
    return virtual.find(id, caller.viewer()).orElse(null);
  }
}
