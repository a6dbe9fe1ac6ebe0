package io.arbiter.server.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.source.SourceCode;
import io.arbiter.server.player.AddressThrottles;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.puzzle.catalog.Stations;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes submissions, runs and scripts. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource {
  private final SubmissionIntake intake;
  private final VisitorRuns visitorRuns;
  private final AddressThrottles throttles;
  private final PuzzleStore puzzles;
  private final Stations stations;
  private final Caller caller;

  public SubmissionResource(
      SubmissionIntake intake,
      VisitorRuns visitorRuns,
      AddressThrottles throttles,
      PuzzleStore puzzles,
      Stations stations,
      Caller caller) {
    this.intake = intake;
    this.visitorRuns = visitorRuns;
    this.throttles = throttles;
    this.puzzles = puzzles;
    this.stations = stations;
    this.caller = caller;
  }

  /**
   * A solution.
   *
   * @param source at most 64 KiB in UTF-8
   * @param language of the source: {@code python}, which also holds if it is left out, or {@code
   *     javascript}
   */
  public record Solution(@NotNull String source, @Nullable String language) {
    /** The solution, for the puzzle's tests. */
    public Trial trial() {
      return new Trial(source, language, null, null, false);
    }
  }

  /**
   * A source, at most 64 KiB in UTF-8, and what it runs with.
   *
   * @param language of the source: {@code python}, which also holds if it is left out, or {@code
   *     javascript}
   * @param inputs 1 to 20, each a list of arguments in the encoding of bundles, or a text: the
   *     standard input of a program, or the arguments in the language of the source; null for the
   *     samples
   * @param sample the number of one sample, from 1, for a run whose steps are recorded
   * @param trace whether the steps of the run are recorded; needs exactly one input, or a sample
   */
  public record Trial(
      @NotNull String source,
      @Nullable String language,
      @Nullable List<JsonNode> inputs,
      @Nullable Integer sample,
      boolean trace) {
    /** A source that runs with the puzzle's tests, or with its samples. */
    public static Trial of(String source) {
      return new Solution(source, null).trial();
    }

    SourceCode code() {
      return SubmissionResource.code(language, source);
    }
  }

  private static SourceCode code(@Nullable String language, String source) {
    return new SourceCode(PuzzleVersion.language(language), source);
  }

  /** The accepted submission, and the addresses to follow it. */
  public record Receipt(UUID id, String location, String events) {
    /** The answer to an accepted submission, run or script. */
    public static RestResponse<Receipt> of(UUID id) {
      String location = "/api/submissions/" + id;
      return RestResponse.ResponseBuilder.<Receipt>create(RestResponse.Status.ACCEPTED)
          .location(URI.create(location))
          .entity(new Receipt(id, location, location + "/events"))
          .build();
    }
  }

  @POST
  @Path("puzzles/{slug}/submissions")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Submit a solution")
  public RestResponse<Receipt> submit(
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull @Valid Solution body) {
    return accept(
        slug,
        new SubmissionIntake.Request(SubmissionKind.SUBMISSION, body.trial(), idempotencyKey));
  }

  @POST
  @Path("puzzles/{slug}/runs")
  @Operation(summary = "Run a solution on the samples, or on own inputs")
  public RestResponse<Receipt> run(
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull @Valid Trial body,
      @Context HttpServerRequest request) {
    var run = new SubmissionIntake.Request(SubmissionKind.RUN, body, idempotencyKey);
    if (caller.id().isEmpty()) {
      throttles.countRun(request.remoteAddress().hostAddress());
      return Receipt.of(visitorRuns.accept(open(slug), run));
    }
    caller.require(Role.PLAYER);
    return accept(slug, run);
  }

  private RestResponse<Receipt> accept(String slug, SubmissionIntake.Request request) {
    return Receipt.of(
        intake.accept(caller.requireId(), request, () -> new SubmissionIntake.Target(open(slug))));
  }

  /** The published version of a puzzle, which is open to the caller. */
  private PuzzleVersion open(String slug) {
    PuzzleVersion version =
        puzzles.published(slug).orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
    stations
        .path(caller.viewer(), slug)
        .whatOpens(version.lock())
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return version;
  }

  /**
   * A script and its standard input, each at most 64 KiB in UTF-8.
   *
   * @param stdin null for no input
   */
  public record Script(@NotNull String source, @Nullable String language, @Nullable String stdin) {}

  @POST
  @Path("scratch")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Run a script")
  public RestResponse<Receipt> scratch(
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull @Valid Script body) {
    return Receipt.of(
        intake.acceptScratch(
            caller.requireId(),
            code(body.language(), body.source()),
            body.stdin(),
            idempotencyKey));
  }
}
