package io.arbiter.server.rejudging.control;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.rejudging.Rejudging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Judging stored submissions again, for the author of their puzzle and for admins. */
@Path("/api")
@RunOnVirtualThread
public class RejudgingResource {
  private final PuzzleStore puzzles;
  private final RejudgingIntake intake;
  private final Rejudgings rejudgings;
  private final Caller caller;

  public RejudgingResource(
      PuzzleStore puzzles, RejudgingIntake intake, Rejudgings rejudgings, Caller caller) {
    this.puzzles = puzzles;
    this.intake = intake;
    this.rejudgings = rejudgings;
    this.caller = caller;
  }

  /**
   * A request to judge a puzzle's submissions again.
   *
   * @param version of the puzzle to judge against
   * @param apply whether the results replace the judgements once all are in
   */
  public record Order(@NotNull(message = "is missing") Integer version, boolean apply) {}

  @POST
  @Path("author/puzzles/{slug}/rejudging")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "Judge a puzzle's submissions again")
  public RestResponse<Rejudging> begin(
      String slug, @NotNull(message = "is missing") @Valid Order body) {
    PuzzleStore.Puzzle puzzle = own(slug);
    return accepted(intake.begin(puzzle, body.version(), body.apply(), caller.requireId()));
  }

  @GET
  @Path("author/puzzles/{slug}/rejudging")
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "List a puzzle's rejudgings")
  public Page<Rejudging> list(String slug, @Valid @BeanParam PageRequest page) {
    own(slug);
    return rejudgings.list(slug, page);
  }

  @GET
  @Path("author/puzzles/{slug}/rejudging/{id}")
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "Show a rejudging")
  public Rejudging show(String slug, UUID id) {
    own(slug);
    return find(slug, id);
  }

  @POST
  @Path("author/puzzles/{slug}/rejudging/{id}/application")
  @RolesAllowed({Role.AUTHOR, Role.ADMIN})
  @Operation(summary = "Apply a rejudging")
  public RestResponse<Rejudging> apply(String slug, UUID id) {
    intake.apply(own(slug), find(slug, id), caller.requireId());
    return accepted(new RejudgingIntake.Receipt(slug, id));
  }

  @POST
  @Path("submissions/{id}/rejudging")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Judge a submission again")
  public RestResponse<Rejudging> begin(UUID id) {
    return accepted(intake.begin(id, caller.requireId()));
  }

  /** The puzzle, if the caller may rejudge it: its author or an admin. */
  private PuzzleStore.Puzzle own(String slug) {
    PuzzleStore.Puzzle puzzle =
        puzzles
            .find(slug)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
    if (!caller.is(Role.ADMIN) && !caller.requireId().equals(puzzle.author())) {
      throw new ProblemException(ErrorCode.FORBIDDEN, slug + " is another author's puzzle");
    }
    return puzzle;
  }

  private Rejudging find(String slug, UUID id) {
    return rejudgings
        .find(slug, id)
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no rejudging " + id));
  }

  private RestResponse<Rejudging> accepted(RejudgingIntake.Receipt receipt) {
    return RestResponse.ResponseBuilder.<Rejudging>create(RestResponse.Status.ACCEPTED)
        .location(
            URI.create("/api/author/puzzles/" + receipt.slug() + "/rejudging/" + receipt.id()))
        .entity(find(receipt.slug(), receipt.id()))
        .build();
  }
}
