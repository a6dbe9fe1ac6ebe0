package io.arbiter.server.publication;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Published solutions, for those who have solved the puzzle. */
@Path("/api")
@RolesAllowed(Role.PLAYER)
@RunOnVirtualThread
public class PublicationResource {
  private static final int CREATED = 201;
  private static final int LONGEST_TEXT = 4000;

  private final Publications publications;
  private final Voting voting;
  private final Comments comments;
  private final Moderation moderation;
  private final Caller caller;

  public PublicationResource(
      Publications publications,
      Voting voting,
      Comments comments,
      Moderation moderation,
      Caller caller) {
    this.publications = publications;
    this.voting = voting;
    this.comments = comments;
    this.moderation = moderation;
    this.caller = caller;
  }

  /** What the solution is good at. */
  public record Publishing(@NotNull(message = "is missing") Category category) {}

  /** The name of what was written. */
  public record Written(UUID id) {}

  /** How many votes there are now. */
  public record Votes(int votes) {}

  /** A comment's text, at most 4,000 characters. */
  public record Text(
      @NotBlank(message = "is missing")
          @Size(max = LONGEST_TEXT, message = "must have at most 4000 characters")
          @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String text) {}

  /** Why something is hidden. */
  public record Reason(
      @NotBlank(message = "is missing")
          @Size(max = LONGEST_TEXT, message = "must have at most 4000 characters")
          @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String reason) {}

  @POST
  @Path("submissions/{id}/publication")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(
      summary = "Publish a solution",
      description = "An accepted one of one's own; again to give it another category.")
  public Written publish(UUID id, @NotNull(message = "is missing") @Valid Publishing body) {
    return new Written(publications.publish(id, body.category(), caller.viewer()));
  }

  @GET
  @Path("puzzles/{slug}/publications")
  @Operation(
      summary = "List published solutions",
      description = "Only for those who have solved the puzzle; by votes, or the newest first.")
  public Page<Publication> list(
      String slug,
      @QueryParam("category") @Nullable String category,
      @QueryParam("sort")
          @DefaultValue("votes")
          @Pattern(regexp = "votes|newest", message = "must be votes or newest")
          String sort,
      @Valid @BeanParam PageRequest page) {
    return publications.page(
        slug, Category.ofQuery(category), sort.equals("votes"), page, caller.viewer());
  }

  @GET
  @Path("puzzles/{slug}/publications/review")
  @Operation(
      summary = "Get a solution to review",
      description = "By chance one of the newest that have neither votes nor comments.")
  public Publication review(String slug) {
    return publications
        .toReview(slug, caller.viewer())
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "nothing waits for a review"));
  }

  @PUT
  @Path("publications/{id}/vote")
  @Operation(summary = "Vote for a solution", description = "Once; again changes nothing.")
  public Votes vote(UUID id) {
    return new Votes(voting.vote(id, true, caller.viewer()));
  }

  @DELETE
  @Path("publications/{id}/vote")
  @Operation(summary = "Take a vote back", description = "Again changes nothing.")
  public Votes takeBack(UUID id) {
    return new Votes(voting.vote(id, false, caller.viewer()));
  }

  @GET
  @Path("publications/{id}/comments")
  @Operation(summary = "List comments", description = "Oldest first.")
  public Page<Comment> comments(UUID id, @Valid @BeanParam PageRequest page) {
    return comments.page(id, page, caller.viewer());
  }

  @POST
  @Path("publications/{id}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Comment on a solution", description = "At most 4000 characters.")
  public Written comment(UUID id, @NotNull(message = "is missing") @Valid Text body) {
    return new Written(comments.add(id, body.text(), caller.viewer()));
  }

  @PUT
  @Path("publications/{id}/hiding")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Hide a publication", description = "With a reason that its player sees.")
  public void hide(UUID id, @NotNull(message = "is missing") @Valid Reason body) {
    moderation.hidePublication(id, body.reason());
  }

  @DELETE
  @Path("publications/{id}/hiding")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Show a hidden publication", description = "As it was before.")
  public void show(UUID id) {
    moderation.hidePublication(id, null);
  }

  @PUT
  @Path("comments/{id}/hiding")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Hide a comment", description = "With a reason that its player sees.")
  public void hideComment(UUID id, @NotNull(message = "is missing") @Valid Reason body) {
    moderation.hideComment(id, body.reason());
  }

  @DELETE
  @Path("comments/{id}/hiding")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Show a hidden comment", description = "As it was before.")
  public void showComment(UUID id) {
    moderation.hideComment(id, null);
  }
}
