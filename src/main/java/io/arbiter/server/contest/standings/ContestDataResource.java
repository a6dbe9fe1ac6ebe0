package io.arbiter.server.contest.standings;

import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The data of a contest: exports and deletes it. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ContestDataResource {
  private final ContestExport export;
  private final ContestDeletion deletion;
  private final Caller caller;

  public ContestDataResource(ContestExport export, ContestDeletion deletion, Caller caller) {
    this.export = export;
    this.deletion = deletion;
    this.caller = caller;
  }

  @GET
  @Path("contests/{id}/export")
  @Operation(
      summary = "Export a contest",
      description =
          "The contest, its registrations, submissions without sources, clarifications and the full"
              + " standings. Only for the owner of the contest.")
  @APIResponse(
      responseCode = "200",
      description = "The export",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ContestExport.Document.class)))
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(responseCode = "404", description = "There is no such contest")
  public ContestExport.Document export(UUID id) {
    return export.read(id, caller.viewer());
  }

  @DELETE
  @Path("contests/{id}")
  @Operation(
      summary = "Delete a contest",
      description =
          "With its registrations, clarifications and standings. Its submissions stay as ordinary"
              + " ones. Not while the contest runs.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(responseCode = "404", description = "There is no such contest")
  @APIResponse(
      responseCode = "409",
      description = "The contest runs, or its submissions are still judged")
  public void delete(UUID id) {
    deletion.delete(id, caller.viewer());
  }
}
