package io.arbiter.server.classroom;

import io.arbiter.core.listing.Page;
import io.arbiter.server.player.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Comments of teachers on what members have sent, and the members' answers. */
@Path("/api/submissions/{id}/comments")
@Authenticated
@RunOnVirtualThread
public class CommentResource {
  private static final int CREATED = 201;

  private final SubmissionComments comments;
  private final Caller caller;

  CommentResource(SubmissionComments comments, Caller caller) {
    this.comments = comments;
    this.caller = caller;
  }

  /**
   * A comment to write.
   *
   * @param line of the source, from 1; null for the whole solution
   */
  public record Remark(
      @Nullable Integer line,
      @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String text) {}

  @GET
  @Operation(
      summary = "List the comments of teachers on a submission",
      description = "For the player, and for the teachers of the class for which it was sent")
  public Page<SubmissionComments.Comment> list(UUID id) {
    return new Page<>(comments.of(id, caller.requireId()), null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(
      summary = "Comment on a submission",
      description = "Teachers comment on what was sent for assignments; the player answers")
  @APIResponseSchema(SubmissionComments.Comment.class)
  @APIResponse(responseCode = "409", description = "There is no comment that the player answers")
  public SubmissionComments.Comment add(UUID id, @NotNull @Valid Remark body) {
    return comments.add(id, caller.requireSession(), body.line(), body.text().strip());
  }

  @PUT
  @Path("seen")
  @Operation(summary = "Note that the player has looked at the comments")
  public void see(UUID id) {
    comments.see(id, caller.requireSession());
  }

  @DELETE
  @Path("{comment}")
  @Operation(summary = "Delete the caller's own comment")
  public void delete(UUID id, UUID comment) {
    comments.delete(id, comment, caller.requireSession());
  }
}
