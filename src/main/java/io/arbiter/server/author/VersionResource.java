package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.server.player.Role;
import io.arbiter.server.player.audit.AdminAction;
import io.arbiter.server.puzzle.PublicationSettings;
import io.arbiter.server.puzzle.VersionPublication;
import io.arbiter.server.puzzle.VersionState;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Validation and publication of versions, for their authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class VersionResource {
  private static final String EARLY = "early";

  private final PuzzleAccess access;
  private final VersionPublication publication;
  private final VersionCatalog catalog;
  private final LongWork work;
  private final double minimumStrength;

  VersionResource(
      PuzzleAccess access,
      VersionPublication publication,
      VersionCatalog catalog,
      LongWork work,
      PublicationSettings settings) {
    this.access = access;
    this.publication = publication;
    this.catalog = catalog;
    this.work = work;
    this.minimumStrength = settings.minimumStrength();
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/validation")
  @Operation(summary = "Validate a version")
  @APIResponseSchema(VersionCatalog.Version.class)
  @APIResponse(
      responseCode = "409",
      description =
          "The version is or was published, or it is validated and a contest that has not ended"
              + " uses the puzzle")
  public Response validate(
      String slug, int version, @HeaderParam(LongWork.PREFER) @Nullable String prefer) {
    UUID task = catalog.validate(access.requireOwn(slug), slug, version);
    return work.answer(task, prefer, () -> catalog.require(slug, version));
  }

  /** The version to go back to. */
  record Rollback(@NotNull Integer version) {}

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/publication")
  @Operation(summary = "Publish a version")
  @APIResponseSchema(VersionCatalog.Version.class)
  @APIResponse(
      responseCode = "409",
      description =
          "The version is not validated, its tests are too weak, or a contest uses the puzzle and"
              + " has not ended; then 'violations' has the field early")
  public VersionCatalog.Version publish(
      String slug,
      int version,
      @QueryParam(EARLY) @Pattern(regexp = "true|false", message = "must be true or false")
          @Nullable String early) {
    access.find(slug);
    VersionCatalog.Version shown = catalog.require(slug, version);
    if (shown.state() == VersionState.VALIDATING) {
      throw ProblemReason.VERSION_STATE.problem(version, shown.state(), VersionState.VALIDATED);
    }
    requireStrength(shown);
    if (!Boolean.parseBoolean(early)) {
      requireNotReserved(slug);
    }
    change(
        new AdminAction.VersionChanged(AdminAction.Kind.VERSION_PUBLISHED, slug, version),
        () -> publication.publish(slug, version, VersionState.VALIDATED));
    return catalog.require(slug, version);
  }

  @DELETE
  @Path("author/puzzles/{slug}/versions/{version}/publication")
  @Operation(summary = "Retire the published version")
  public VersionCatalog.Version retire(String slug, int version) {
    access.find(slug);
    change(
        new AdminAction.VersionChanged(AdminAction.Kind.VERSION_RETIRED, slug, version),
        () -> publication.retire(slug, version));
    return catalog.require(slug, version);
  }

  @POST
  @Path("author/puzzles/{slug}/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Go back to a retired version")
  public VersionCatalog.Version rollback(String slug, @NotNull @Valid Rollback body) {
    access.find(slug);
    change(
        new AdminAction.VersionChanged(AdminAction.Kind.VERSION_RESTORED, slug, body.version()),
        () -> publication.publish(slug, body.version(), VersionState.RETIRED));
    return catalog.require(slug, body.version());
  }

  /** Makes a change and notes it, in one transaction. */
  private void change(AdminAction.VersionChanged action, Runnable change) {
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              change.run();
              access.note(action);
            });
  }

  /** A publication cannot be undone for a player who has seen it, so it needs a confirmation. */
  private void requireNotReserved(String slug) {
    List<Violation> contests =
        catalog.contestsOf(slug).stream()
            .map(title -> ProblemReason.CONTEST_RESERVES.violation(EARLY, title))
            .toList();
    if (!contests.isEmpty()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "players would see the puzzle before its contest ends, which publishes it: "
              + contests.stream().map(Violation::message).collect(Collectors.joining(", ")),
          contests);
    }
  }

  private void requireStrength(VersionCatalog.Version version) {
    @Nullable String json = version.validation().report();
    if (minimumStrength <= 0 || json == null || version.state() != VersionState.VALIDATED) {
      return;
    }
    ValidationReport report = Codec.fromJson(json, ValidationReport.class);
    if (report.strength() == null || report.strength().score() < minimumStrength) {
      throw ProblemReason.WEAK_TESTS.problem(minimumStrength);
    }
  }
}
