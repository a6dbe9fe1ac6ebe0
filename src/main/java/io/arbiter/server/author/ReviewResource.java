package io.arbiter.server.author;

import io.arbiter.core.listing.Page;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.Reviews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Reviews of versions before their publication, where the operator asks for them. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ReviewResource {
  private final PuzzleAccess access;
  private final Reviews reviews;
  private final Caller caller;

  ReviewResource(PuzzleAccess access, Reviews reviews, Caller caller) {
    this.access = access;
    this.reviews = reviews;
    this.caller = caller;
  }

  /** What the one who asks tells the reviewer. */
  public record Request(
      @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String text) {}

  /** What the reviewer has decided, and why. */
  public record Decision(
      @NotNull Boolean approved,
      @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String text) {}

  @GET
  @Path("author/reviews")
  @Operation(
      summary = "List versions that the caller may review",
      description = "At most 100. While a version is in this list, the caller may read it")
  public Page<Reviews.Waiting> list() {
    return new Page<>(reviews.waiting(caller.requireId()), null);
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/review")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ask for the review of a version")
  @APIResponse(responseCode = "409", description = "The version is not validated, or needs none")
  public void ask(String slug, int version, @NotNull @Valid Request body) {
    UUID asker = access.requireOwn(slug);
    reviews.ask(slug, version, asker, body.text().strip());
  }

  @PUT
  @Path("author/puzzles/{slug}/versions/{version}/review")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Approve or reject a version")
  @APIResponse(responseCode = "403", description = "The caller writes the puzzle, or has asked")
  public void decide(String slug, int version, @NotNull @Valid Decision body) {
    UUID reviewer = access.requireReadable(slug, version);
    reviews.decide(slug, version, reviewer, body.approved(), body.text().strip());
  }
}
