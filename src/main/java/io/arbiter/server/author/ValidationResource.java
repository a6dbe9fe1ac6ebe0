package io.arbiter.server.author;

import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.Validations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Validation of versions, for their authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ValidationResource {
  private final PuzzleAccess access;
  private final Validations validations;
  private final VersionCatalog catalog;

  public ValidationResource(PuzzleAccess access, Validations validations, VersionCatalog catalog) {
    this.access = access;
    this.validations = validations;
    this.catalog = catalog;
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/validation")
  @Operation(
      summary = "Validate a version",
      description =
          "Runs every solution several times, and runs mutants of the solutions. GET shows"
              + " the progress.")
  @APIResponse(
      responseCode = "202",
      description = "Accepted",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = VersionCatalog.Version.class)))
  public RestResponse<VersionCatalog.Version> validate(String slug, int version) {
    access.requireOwn(slug);
    validations.begin(slug, version);
    return RestResponse.status(RestResponse.Status.ACCEPTED, catalog.require(slug, version));
  }
}
