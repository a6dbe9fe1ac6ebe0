package io.arbiter.server.contest.ending;

import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

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
  @Operation(summary = "Export a contest")
  @APIResponseSchema(ContestExport.Document.class)
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  public ContestExport.Document export(UUID id) {
    return export.read(id, caller.viewer());
  }

  @DELETE
  @Path("contests/{id}")
  @Operation(summary = "Delete a contest")
  @APIResponse(responseCode = "403", description = "Another organiser's contest")
  @APIResponse(
      responseCode = "409",
      description = "The contest runs, or its submissions are still judged")
  public void delete(UUID id) {
    deletion.delete(id, caller.viewer());
  }
}
