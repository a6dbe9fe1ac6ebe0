package io.arbiter.server.author;

import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.puzzle.catalog.PuzzleCatalog;
import io.arbiter.server.submission.SubmissionIntake;
import io.arbiter.server.submission.SubmissionResource;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** A version as its players would see it, published or not. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class PreviewResource {
  private final PuzzleAccess access;
  private final PuzzleCatalog catalog;
  private final PuzzleStore puzzles;
  private final SubmissionIntake intake;
  private final Caller caller;

  PreviewResource(
      PuzzleAccess access,
      PuzzleCatalog catalog,
      PuzzleStore puzzles,
      SubmissionIntake intake,
      Caller caller) {
    this.access = access;
    this.catalog = catalog;
    this.puzzles = puzzles;
    this.intake = intake;
    this.caller = caller;
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/preview")
  @Operation(summary = "Show a version as a player sees it")
  public RestResponse<PuzzleCatalog.Detail> preview(
      String slug, int version, @BeanParam LanguageRequest language) {
    access.find(slug);
    PuzzleCatalog.Detail puzzle =
        catalog
            .find(slug, version, language.preference(), caller.viewer())
            .orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    return LanguageRequest.answer(puzzle, List.of(puzzle.language()));
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/runs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Run a solution on the samples of a version, or on own inputs")
  public RestResponse<SubmissionResource.Receipt> run(
      String slug, int version, @NotNull @Valid SubmissionResource.Trial body) {
    access.find(slug);
    PuzzleVersion draft =
        puzzles.version(slug, version).orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    var run = new SubmissionIntake.Request(SubmissionKind.RUN, body, null);
    return SubmissionResource.Receipt.of(
        intake.accept(caller.requireId(), run, () -> new SubmissionIntake.Target(draft)));
  }
}
