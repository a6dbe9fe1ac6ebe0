package io.arbiter.server.author;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.task.DeskTasks;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.player.caller.Role;
import io.arbiter.server.puzzle.Validations;
import io.arbiter.server.puzzle.content.VersionState;
import io.arbiter.server.puzzle.media.VersionOpening;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;

/** Validation of versions, for their authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ValidationResource {
  private final PuzzleAccess access;
  private final Validations validations;
  private final VersionCatalog catalog;
  private final VersionOpening opening;
  private final DeskTasks tasks;
  private final Caller caller;

  public ValidationResource(
      PuzzleAccess access,
      Validations validations,
      VersionCatalog catalog,
      VersionOpening opening,
      DeskTasks tasks,
      Caller caller) {
    this.access = access;
    this.validations = validations;
    this.catalog = catalog;
    this.opening = opening;
    this.tasks = tasks;
    this.caller = caller;
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
  public RestResponse<VersionCatalog.Version> validate(String slug, int version) {
    access.requireOwn(slug);
    requireNotReserved(slug, version);
    UUID player = caller.requireId();
    UUID task =
        validations.begin(slug, version, id -> tasks.beginValidation(id, player, slug, version));
    return RestResponse.ResponseBuilder.<VersionCatalog.Version>create(RestResponse.Status.ACCEPTED)
        .location(URI.create("/api/author/tasks/" + task))
        .entity(catalog.require(slug, version))
        .build();
  }

  /** A contest publishes at its end what is validated then. */
  private void requireNotReserved(String slug, int version) {
    if (catalog.require(slug, version).state() == VersionState.VALIDATED
        && !opening.reservedFor(slug).isEmpty()) {
      throw new ProblemException(
          ErrorCode.CONFLICT,
          "version %d is validated, and a contest that has not ended uses the puzzle"
              .formatted(version));
    }
  }
}
