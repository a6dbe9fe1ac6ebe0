package io.arbiter.server.publication;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Published solutions, for players who have solved the puzzle. */
@Path("/api")
@RolesAllowed(Role.PLAYER)
@RunOnVirtualThread
public class PublicationResource {
  private static final int CREATED = 201;

  private final Publications publications;
  private final Comments comments;
  private final Moderation moderation;
  private final Caller caller;

  public PublicationResource(
      Publications publications, Comments comments, Moderation moderation, Caller caller) {
    this.publications = publications;
    this.comments = comments;
    this.moderation = moderation;
    this.caller = caller;
  }

  public record Publishing(@NotNull Category category) {}

  public record Written(UUID id) {}

  public record Votes(int votes) {}

  /** A comment's text, at most 4,000 characters. */
  public record Text(
      @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String text) {}

  /** The reason for hiding something, at most 4,000 characters. */
  public record Reason(
      @NotBlank @Size(max = 4000) @Pattern(regexp = "[^\\x00]*", message = "has a NUL character")
          String reason) {}

  @POST
  @Path("submissions/{id}/publication")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Publish a solution")
  public Written publish(UUID id, @NotNull @Valid Publishing body) {
    return new Written(publications.publish(id, body.category(), caller.viewer()));
  }

  @GET
  @Path("me/publications")
  @Operation(summary = "List the caller's publications")
  public Page<Publication.Own> own(@Valid @BeanParam PageRequest page) {
    return publications.own(page, caller.viewer());
  }

  @GET
  @Path("puzzles/{slug}/publications")
  @Operation(summary = "List published solutions")
  public Page<Publication> list(
      String slug,
      @QueryParam("category") @Nullable String category,
      @QueryParam("sort")
          @DefaultValue("votes")
          @Pattern(regexp = "votes|newest", message = "must be votes or newest")
          String sort,
      @Valid @BeanParam PageRequest page) {
    return publications.page(
        slug,
        category == null ? null : Category.ofQuery(category),
        sort.equals("votes"),
        page,
        caller.viewer());
  }

  @GET
  @Path("puzzles/{slug}/publications/review")
  @Operation(summary = "Get a solution to review")
  public Publication review(String slug) {
    return publications
        .toReview(slug, caller.viewer())
        .orElseThrow(PublicationResource::nothingToReview);
  }

  @GET
  @Path("publications/review")
  @Operation(summary = "Get a solution of any puzzle to review")
  @APIResponseSchema(Publication.class)
  @APIResponse(responseCode = "404", description = "There is none")
  public Publication reviewAny() {
    return publications.toReview(caller.viewer()).orElseThrow(PublicationResource::nothingToReview);
  }

  private static ProblemException nothingToReview() {
    return ProblemReason.NOTHING_TO_REVIEW.problem();
  }

  @PUT
  @Path("publications/{id}/vote")
  @Operation(summary = "Vote for a solution")
  public Votes vote(UUID id) {
    return new Votes(publications.vote(id, true, caller.viewer()));
  }

  @DELETE
  @Path("publications/{id}/vote")
  @Operation(summary = "Take a vote back")
  public Votes takeBack(UUID id) {
    return new Votes(publications.vote(id, false, caller.viewer()));
  }

  @GET
  @Path("publications/{id}/comments")
  @Operation(summary = "List comments")
  public Page<Comments.Comment> comments(UUID id, @Valid @BeanParam PageRequest page) {
    return comments.page(id, page, caller.viewer());
  }

  @POST
  @Path("publications/{id}/comments")
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(CREATED)
  @Operation(summary = "Comment on a solution")
  public Comments.Comment comment(UUID id, @NotNull @Valid Text body) {
    UUID comment = comments.add(id, body.text(), caller.viewer());
    return comments.added(comment, caller.name(), body.text(), caller.viewer());
  }

  @PUT
  @Path("publications/{id}/hiding")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Hide a publication")
  public void hide(UUID id, @NotNull @Valid Reason body) {
    moderation.hidePublication(id, body.reason(), caller.viewer());
  }

  @DELETE
  @Path("publications/{id}/hiding")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Show a hidden publication")
  public void show(UUID id) {
    moderation.hidePublication(id, null, caller.viewer());
  }

  @PUT
  @Path("comments/{id}/hiding")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Hide a comment")
  public void hideComment(UUID id, @NotNull @Valid Reason body) {
    moderation.hideComment(id, body.reason(), caller.viewer());
  }

  @DELETE
  @Path("comments/{id}/hiding")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Show a hidden comment")
  public void showComment(UUID id) {
    moderation.hideComment(id, null, caller.viewer());
  }
}
