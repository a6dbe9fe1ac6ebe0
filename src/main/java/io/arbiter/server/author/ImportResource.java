package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.MissionDetails;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.delivery.TaskEvent;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Imports of puzzles from other judges, for authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ImportResource {
  private final PuzzleAccess access;
  private final TaskDesk desk;
  private final DraftIntake intake;

  public ImportResource(PuzzleAccess access, TaskDesk desk, DraftIntake intake) {
    this.access = access;
    this.desk = desk;
    this.intake = intake;
  }

  @POST
  @Path("author/imports/checkio")
  @Consumes(AuthorResource.ZIP)
  @Operation(
      summary = "Import a CheckIO mission",
      description =
          "A zip of the mission's repository. The repository lacks slug, title, difficulty,"
              + " tags, points, source, license and solution; give them in the query.")
  public RestResponse<Draft> importCheckio(
      @QueryParam("slug") @Nullable String slug, @Context UriInfo uri, byte[] body) {
    if (slug == null) {
      throw new ProblemException(ErrorCode.MALFORMED, "slug: is missing from the query");
    }
    access.requireWritable(slug);
    ImportedMission mission = read(body, details(uri.getQueryParameters()));
    requireSameJudging(mission);
    return intake.store(slug, mission.bundle(), null, mission.notes());
  }

  private static MissionDetails details(MultivaluedMap<String, String> query) {
    Function<String, Optional<String>> given = name -> Optional.ofNullable(query.getFirst(name));
    return new MissionDetails(
        new MissionDetails.About(
            given.apply("title"),
            given.apply("difficulty"),
            given.apply("tags"),
            given.apply("points"),
            given.apply("source"),
            given.apply("license")),
        given.apply("function"),
        given.apply("solution"));
  }

  private ImportedMission read(byte[] repository, MissionDetails details) {
    try {
      Map<String, byte[]> files = BundleArchive.readRepository(repository);
      return desk.ask(
              id -> new AuthorTask.ImportCheckio(id, files, details), TaskEvent.Imported.class)
          .mission();
    } catch (InvalidBundleException e) {
      throw DraftIntake.invalid(e.problems());
    }
  }

  private static void requireSameJudging(ImportedMission mission) {
    List<Violation> refused =
        mission.notes().stream()
            .filter(note -> note.severity() == Finding.Severity.ERROR)
            .map(note -> new Violation(note.file(), note.line(), note.message()))
            .toList();
    if (!refused.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID, "the tests would judge differently from the mission's", refused);
    }
  }
}
