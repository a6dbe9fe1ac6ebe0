package io.arbiter.server.contest;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.puzzle.catalog.PuzzleCatalog;
import io.arbiter.server.submission.intake.IdempotencyKeyRule;
import io.arbiter.server.submission.intake.SubmissionIntake;
import io.arbiter.server.submission.intake.SubmissionResource;
import io.arbiter.server.submission.view.SubmissionCatalog;
import io.arbiter.server.submission.view.SubmissionView;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The puzzles of a contest, and solutions for them. */
@Path("/api")
@RolesAllowed(Role.PLAYER)
@RunOnVirtualThread
public class PlayResource {
  private final ContestEntry entry;
  private final Contests contests;
  private final PuzzleCatalog catalog;
  private final PuzzleStore puzzles;
  private final SubmissionIntake intake;
  private final SubmissionCatalog submissions;
  private final Caller caller;

  public PlayResource(
      ContestEntry entry,
      Contests contests,
      PuzzleCatalog catalog,
      PuzzleStore puzzles,
      SubmissionIntake intake,
      SubmissionCatalog submissions,
      Caller caller) {
    this.entry = entry;
    this.contests = contests;
    this.catalog = catalog;
    this.puzzles = puzzles;
    this.intake = intake;
    this.submissions = submissions;
    this.caller = caller;
  }

  @GET
  @Path("contests/{id}/puzzles/{slug}")
  @Operation(summary = "Show a puzzle of a contest")
  @APIResponseSchema(PuzzleCatalog.Detail.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  public RestResponse<PuzzleCatalog.Detail> show(
      UUID id, String slug, @BeanParam LanguageRequest language) {
    ContestEntry.Place place = entry.toRead(id, slug, caller.viewer());
    PuzzleCatalog.Detail puzzle =
        catalog
            .find(slug, place.puzzle().version(), language.preference(), caller.viewer())
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug))
            .unlocked(place.puzzle().points());
    return LanguageRequest.answer(puzzle, List.of(puzzle.language()));
  }

  @POST
  @Path("contests/{id}/puzzles/{slug}/submissions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Submit a solution in a contest")
  @APIResponseSchema(SubmissionResource.Receipt.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<SubmissionResource.Receipt> submit(
      UUID id,
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull(message = "is missing") @Valid SubmissionResource.Solution body) {
    return accept(SubmissionKind.SUBMISSION, id, slug, body.source(), null, idempotencyKey);
  }

  @POST
  @Path("contests/{id}/puzzles/{slug}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run a solution on the samples in a contest, or on own inputs")
  @APIResponseSchema(SubmissionResource.Receipt.class)
  @APIResponse(responseCode = "403", description = "The caller is not registered")
  @APIResponse(
      responseCode = "404",
      description = "There is no such contest or puzzle, or the contest has not started")
  @APIResponse(responseCode = "409", description = "The contest is over")
  public RestResponse<SubmissionResource.Receipt> run(
      UUID id,
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull(message = "is missing") @Valid SubmissionResource.Trial body) {
    return accept(SubmissionKind.RUN, id, slug, body.source(), body.inputs(), idempotencyKey);
  }

  private RestResponse<SubmissionResource.Receipt> accept(
      SubmissionKind kind,
      UUID id,
      String slug,
      String source,
      @Nullable List<JsonNode> inputs,
      @Nullable String idempotencyKey) {
    UUID player = caller.requireId();
    return SubmissionResource.receipt(
        intake.once(
            player,
            idempotencyKey,
            () -> {
              ContestEntry.Place place = entry.toSolve(id, slug, caller.viewer());
              PuzzleVersion version =
                  puzzles
                      .version(slug, place.puzzle().version())
                      .orElseThrow(
                          () -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
              var target = new SubmissionIntake.Entry(id, place.contest().terms().clean());
              return intake.acceptForContest(
                  kind, player, version, target, source, inputs, idempotencyKey);
            }));
  }

  @GET
  @Path("contests/{id}/submissions")
  @Operation(summary = "List the submissions of a contest")
  public Page<SubmissionView> list(
      UUID id, @QueryParam("player") @Nullable String player, @Valid @BeanParam PageRequest page) {
    Viewer viewer = caller.viewer();
    boolean managed = contests.require(id, viewer).isManagedBy(viewer);
    return submissions.ofContest(id, player, page, viewer, managed);
  }
}
