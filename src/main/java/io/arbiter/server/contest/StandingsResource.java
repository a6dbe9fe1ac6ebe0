package io.arbiter.server.contest;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The standings of a contest and the unfreezing. */
@Path("/api/contests")
@RunOnVirtualThread
public class StandingsResource {
  private static final String CSV = "text/csv";

  private final Contests contests;
  private final ContestStandings standings;
  private final Unfreezing unfreezing;
  private final Caller caller;

  StandingsResource(
      Contests contests, ContestStandings standings, Unfreezing unfreezing, Caller caller) {
    this.contests = contests;
    this.standings = standings;
    this.unfreezing = unfreezing;
    this.caller = caller;
  }

  @GET
  @Path("{id}/standings")
  @Produces({MediaType.APPLICATION_JSON, CSV})
  @Operation(summary = "Show the standings of a contest")
  @APIResponse(
      responseCode = "200",
      description = "The standings",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = StandingsView.class)),
        @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(responseCode = "403", description = "'unfrozen' is for the owner")
  public Response standings(
      UUID id,
      @QueryParam("unfrozen") @Pattern(regexp = "true|false", message = "must be true or false")
          @Nullable String unfrozen,
      @Context HttpHeaders headers,
      @Context Request request) {
    boolean full = Boolean.parseBoolean(unfrozen);
    if (full) {
      contests.requireManaged(id, caller.viewer());
    }
    ContestStandings.Recent shown =
        full ? ContestStandings.Recent.of(standings.full(id).view()) : standings.recent(id);
    boolean csv = headers.getAcceptableMediaTypes().contains(MediaType.valueOf(CSV));
    var whole =
        csv
            ? Response.ok(shown.view().csv(), CSV + ";charset=UTF-8")
            : Response.ok(shown.json(), MediaType.APPLICATION_JSON_TYPE);
    String tag = csv ? shown.tag() + "-csv" : shown.tag();
    return TaggedAnswer.of(
        request, tag, whole.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build());
  }

  @GET
  @Path("{id}/check")
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Check the standings of a contest")
  @APIResponseSchema(ContestStandings.Result.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public ContestStandings.Result check(UUID id) {
    contests.requireManaged(id, caller.viewer());
    return standings.compare(id);
  }

  record Extent(boolean all) {}

  @POST
  @Path("{id}/unfreezing")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ORGANISER, Role.ADMIN})
  @Operation(summary = "Reveal what the freeze has hidden")
  @APIResponseSchema(Unfreezing.Revealed.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(
      responseCode = "409",
      description = "The contest is not over, or its submissions are still judged")
  public Unfreezing.Revealed unfreeze(UUID id, @NotNull Extent body) {
    return unfreezing.reveal(id, body.all(), caller.viewer());
  }
}
