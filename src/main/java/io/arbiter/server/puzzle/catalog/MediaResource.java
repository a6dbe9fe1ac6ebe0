package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.MediaKind;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.puzzle.PuzzleMedia;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The pictures of puzzles. Authors may be hostile, so no picture can run a script. */
@Path("/api")
@RunOnVirtualThread
public class MediaResource {
  /** For an SVG that is opened by itself; inside a page no image runs scripts. */
  private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

  private final PuzzleMedia media;
  private final Caller caller;

  public MediaResource(PuzzleMedia media, Caller caller) {
    this.media = media;
    this.caller = caller;
  }

  @GET
  @Path("puzzles/{slug}/media/{name}")
  @Operation(summary = "Show a picture of a puzzle")
  @APIResponse(
      responseCode = "200",
      description = "The picture",
      content =
          @Content(
              mediaType = "image/*",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response show(
      String slug,
      String name,
      @QueryParam("version") @Nullable Integer version,
      @Context Request request) {
    PuzzleMedia.Picture picture =
        media
            .find(slug, name, version, caller.viewer())
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no picture " + name));
    EntityTag tag = new EntityTag(picture.hash());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = unchanged == null ? content(picture) : unchanged;
    return answer
        .tag(tag)
        .header(HttpHeaders.CACHE_CONTROL, Caching.of(picture.published(), version))
        .header("Content-Security-Policy", POLICY)
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .build();
  }

  private Response.ResponseBuilder content(PuzzleMedia.Picture picture) {
    byte[] content = media.content(picture);
    // The reader of bundles has checked that there is a kind.
    return Response.ok(content, MediaKind.of(content).orElseThrow().contentType());
  }
}
