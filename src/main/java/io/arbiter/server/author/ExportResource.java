package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.exchange.KattisExport;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Exports of puzzles for other judges, for authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ExportResource {
  private final PuzzleAccess access;
  private final AuthoredPuzzles puzzles;

  public ExportResource(PuzzleAccess access, AuthoredPuzzles puzzles) {
    this.access = access;
    this.puzzles = puzzles;
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/export/kattis")
  @Produces(AuthorResource.ZIP)
  @Operation(summary = "Export a version as a Kattis problem package")
  @APIResponse(
      responseCode = "200",
      description = "The package",
      content =
          @Content(
              mediaType = AuthorResource.ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = "The puzzle does not fit the format")
  public Response export(String slug, int version) {
    access.requireOwn(slug);
    AuthoredPuzzles.Content content =
        puzzles.content(slug, version).orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    KattisExport.obstacle(content.tests())
        .ifPresent(
            obstacle -> {
              throw new ProblemException(
                  ErrorCode.CONFLICT, slug + " cannot be exported: " + obstacle);
            });
    byte[] zip =
        BundleArchive.write(KattisExport.of(slug, version, content.files(), content.tests()));
    String name = slug.replaceAll("[^a-z0-9]", "") + ".zip";
    return Response.ok(zip, AuthorResource.ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }
}
