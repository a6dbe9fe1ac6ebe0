package io.arbiter.server.rejudging;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.author.LongWork;
import io.arbiter.server.author.PuzzleAccess;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Judging stored submissions again, for the author of their puzzle and for admins. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class RejudgingResource {
  private final PuzzleAccess access;
  private final RejudgingIntake intake;
  private final Rejudgings rejudgings;
  private final LongWork work;
  private final Caller caller;

  RejudgingResource(
      PuzzleAccess access,
      RejudgingIntake intake,
      Rejudgings rejudgings,
      LongWork work,
      Caller caller) {
    this.access = access;
    this.intake = intake;
    this.rejudgings = rejudgings;
    this.work = work;
    this.caller = caller;
  }

  /**
   * A request to judge a puzzle's submissions again.
   *
   * @param version of the puzzle to judge against
   * @param apply whether the results replace the judgements once all are in
   */
  record Order(@NotNull Integer version, boolean apply) {}

  @POST
  @Path("author/puzzles/{slug}/rejudging")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Judge a puzzle's submissions again")
  @APIResponseSchema(Rejudging.class)
  public Response begin(
      String slug,
      @HeaderParam(LongWork.PREFER) @Nullable String prefer,
      @NotNull @Valid Order body) {
    PuzzleStore.Puzzle puzzle = access.find(slug);
    UUID id = intake.begin(puzzle, body.version(), body.apply(), caller.requireId());
    return answer(puzzle, id, prefer);
  }

  @GET
  @Path("author/puzzles/{slug}/rejudging")
  @Operation(summary = "List a puzzle's rejudgings")
  public Page<Rejudging> list(String slug, @Valid @BeanParam PageRequest page) {
    return rejudgings.page(access.find(slug), page);
  }

  @GET
  @Path("author/puzzles/{slug}/rejudging/{id}")
  @Operation(summary = "Show a rejudging")
  public Rejudging show(String slug, UUID id) {
    return rejudgings.require(access.find(slug), id);
  }

  @POST
  @Path("author/puzzles/{slug}/rejudging/{id}/application")
  @Operation(summary = "Apply a rejudging")
  @APIResponseSchema(Rejudging.class)
  public Response apply(
      String slug, UUID id, @HeaderParam(LongWork.PREFER) @Nullable String prefer) {
    PuzzleStore.Puzzle puzzle = access.find(slug);
    intake.apply(puzzle, id, caller.requireId());
    return answer(puzzle, id, prefer);
  }

  @POST
  @Path("submissions/{id}/rejudging")
  @RolesAllowed(Role.ADMIN)
  @Operation(summary = "Judge a submission again")
  @APIResponseSchema(Rejudging.class)
  public Response begin(UUID id, @HeaderParam(LongWork.PREFER) @Nullable String prefer) {
    RejudgingIntake.Begun begun = intake.begin(id, caller.requireId());
    return answer(begun.puzzle(), begun.id(), prefer);
  }

  private Response answer(PuzzleStore.Puzzle puzzle, UUID id, @Nullable String prefer) {
    return work.answer(id, prefer, () -> rejudgings.require(puzzle, id));
  }
}
