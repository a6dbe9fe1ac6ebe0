package io.arbiter.server.submission.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.AddressThrottles;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.puzzle.StationLock;
import io.arbiter.server.puzzle.catalog.Stations;
import io.arbiter.server.submission.OwnInputs;
import io.arbiter.server.submission.SourceText;
import io.arbiter.server.submission.view.SubmissionCatalog;
import io.arbiter.server.submission.view.SubmissionView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Submissions, runs and scripts: sends and shows them. */
@Path("/api")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SubmissionResource {
  private static final String ME = "me";

  private final SubmissionIntake intake;
  private final VisitorRuns visitorRuns;
  private final AddressThrottles throttles;
  private final SubmissionCatalog catalog;
  private final PuzzleStore puzzles;
  private final Stations stations;
  private final Caller caller;

  public SubmissionResource(
      SubmissionIntake intake,
      VisitorRuns visitorRuns,
      AddressThrottles throttles,
      SubmissionCatalog catalog,
      PuzzleStore puzzles,
      Stations stations,
      Caller caller) {
    this.intake = intake;
    this.visitorRuns = visitorRuns;
    this.throttles = throttles;
    this.catalog = catalog;
    this.puzzles = puzzles;
    this.stations = stations;
    this.caller = caller;
  }

  /** Python source, at most 64 KiB in UTF-8. */
  public record Solution(@NotNull(message = "is missing") String source) {}

  /**
   * Python source, at most 64 KiB in UTF-8, and the player's own inputs.
   *
   * @param inputs 1 to 20 lists of arguments, in the encoding of bundles; null for the samples
   */
  public record Trial(
      @NotNull(message = "is missing") String source, @Nullable List<JsonNode> inputs) {}

  /** The accepted submission, and the addresses to follow it. */
  public record Receipt(UUID id, String location, String events) {}

  @POST
  @Path("puzzles/{slug}/submissions")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Submit a solution")
  public RestResponse<Receipt> submit(
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull(message = "is missing") @Valid Solution body) {
    return accept(SubmissionKind.SUBMISSION, slug, idempotencyKey, body.source(), List.of());
  }

  @POST
  @Path("puzzles/{slug}/runs")
  @Operation(summary = "Run a solution on the samples, or on own inputs")
  public RestResponse<Receipt> run(
      String slug,
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull(message = "is missing") @Valid Trial body,
      @Context HttpServerRequest request) {
    List<List<PyValue>> inputs = OwnInputs.read(body.inputs());
    if (caller.id().isEmpty()) {
      return runOfVisitor(slug, body.source(), inputs, request.remoteAddress().hostAddress());
    }
    if (!caller.is(Role.PLAYER)) {
      throw new ProblemException(ErrorCode.FORBIDDEN, "this needs the role " + Role.PLAYER);
    }
    return accept(SubmissionKind.RUN, slug, idempotencyKey, body.source(), inputs);
  }

  private RestResponse<Receipt> runOfVisitor(
      String slug, String source, List<List<PyValue>> inputs, String address) {
    throttles.countRun(address);
    SourceText.check("source", source);
    PuzzleVersion version = open(slug);
    OwnInputs.requireFitting(version, inputs);
    return receipt(visitorRuns.accept(version, source, inputs));
  }

  /**
   * A script and its standard input, each at most 64 KiB in UTF-8.
   *
   * @param stdin null for no input
   */
  public record Script(@NotNull(message = "is missing") String source, @Nullable String stdin) {}

  @POST
  @Path("scratch")
  @RolesAllowed(Role.PLAYER)
  @Operation(summary = "Run a script")
  public RestResponse<Receipt> scratch(
      @HeaderParam("Idempotency-Key") @IdempotencyKeyRule @Nullable String idempotencyKey,
      @NotNull(message = "is missing") @Valid Script body) {
    intake.checkQuota(caller.requireId(), idempotencyKey);
    SourceText.check("source", body.source());
    if (body.stdin() != null) {
      SourceText.check("stdin", body.stdin());
    }
    return receipt(
        intake.acceptScratch(caller.requireId(), body.source(), body.stdin(), idempotencyKey));
  }

  private RestResponse<Receipt> accept(
      SubmissionKind kind,
      String slug,
      @Nullable String idempotencyKey,
      String source,
      List<List<PyValue>> inputs) {
    UUID player = caller.requireId();
    return receipt(
        intake.once(
            player,
            idempotencyKey,
            () -> {
              intake.checkQuota(player, idempotencyKey);
              SourceText.check("source", source);
              PuzzleVersion version = open(slug);
              OwnInputs.requireFitting(version, inputs);
              return intake.accept(kind, player, version, source, inputs, idempotencyKey);
            }));
  }

  /** The published version of a puzzle, which is open to the caller. */
  private PuzzleVersion open(String slug) {
    PuzzleVersion version =
        puzzles
            .published(slug)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
    StationLock lock = version.lock();
    stations
        .path(caller.viewer(), slug)
        .whatOpens(lock)
        .ifPresent(
            reason -> {
              throw new ProblemException(ErrorCode.FORBIDDEN, reason);
            });
    return version;
  }

  /** The answer to an accepted submission or run. */
  public static RestResponse<Receipt> receipt(UUID id) {
    String location = "/api/submissions/" + id;
    return RestResponse.ResponseBuilder.<Receipt>create(RestResponse.Status.ACCEPTED)
        .location(URI.create(location))
        .entity(new Receipt(id, location, location + "/events"))
        .build();
  }

  @GET
  @Path("submissions/{id}")
  @Operation(summary = "Show a submission")
  public SubmissionView show(UUID id) {
    return catalog
        .find(id, caller.viewer())
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no submission " + id));
  }

  @GET
  @Path("submissions")
  @Operation(summary = "List submissions")
  public Page<SubmissionView> list(
      @QueryParam("puzzle") @Nullable String puzzle,
      @QueryParam("player") @Nullable String player,
      @QueryParam("verdict") @Nullable String verdict,
      @Valid @BeanParam PageRequest page) {
    return catalog.list(
        new SubmissionCatalog.Filter(puzzle, named(player), verdict(verdict)),
        page,
        caller.viewer());
  }

  /** No player can be named {@code me}, because a name has three letters or more. */
  private @Nullable String named(@Nullable String player) {
    if (!ME.equals(player)) {
      return player;
    }
    caller.requireId();
    return caller.name();
  }

  private static @Nullable Verdict verdict(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(Verdict.values())
        .filter(v -> v.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("verdict", "there is no " + name));
  }
}
