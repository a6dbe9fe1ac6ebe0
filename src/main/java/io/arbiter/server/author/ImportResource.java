package io.arbiter.server.author;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.exchange.ImportedMission;
import io.arbiter.core.exchange.MissionDetails;
import io.arbiter.core.exchange.Repository;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.delivery.message.AuthorTask;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.server.author.task.DeskTask;
import io.arbiter.server.author.task.DeskTasks;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Imports of puzzles from other judges, for authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class ImportResource {
  private final PuzzleAccess access;
  private final TaskDesk desk;
  private final DraftIntake intake;
  private final MissionImports imports;
  private final DeskTasks tasks;
  private final Caller caller;

  public ImportResource(
      PuzzleAccess access,
      TaskDesk desk,
      DraftIntake intake,
      MissionImports imports,
      DeskTasks tasks,
      Caller caller) {
    this.access = access;
    this.desk = desk;
    this.intake = intake;
    this.imports = imports;
    this.tasks = tasks;
    this.caller = caller;
  }

  @POST
  @Path("author/imports/checkio")
  @Consumes(AuthorResource.ZIP)
  @Operation(summary = "Import a CheckIO mission")
  @APIResponse(
      responseCode = "201",
      description = "A new draft",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Draft.class)))
  @APIResponse(
      responseCode = "202",
      description = "Begun: the answer to Prefer: respond-async",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeskTask.class)))
  public Response importZip(
      @QueryParam("slug") @Nullable String slug,
      @HeaderParam("Prefer") @Nullable String prefer,
      @Context UriInfo uri,
      byte[] body) {
    return answer(upload(slug, uri, body), prefer);
  }

  @POST
  @Path("author/imports/checkio")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Import a CheckIO mission, with solutions")
  @APIResponse(
      responseCode = "201",
      description = "A new draft",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Draft.class)))
  @APIResponse(
      responseCode = "202",
      description = "Begun: the answer to Prefer: respond-async",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DeskTask.class)))
  public Response importForm(
      MultipartFormDataInput form, @HeaderParam("Prefer") @Nullable String prefer) {
    return answer(MissionForm.ofMission(form).read(), prefer);
  }

  @POST
  @Path("author/imports/kattis")
  @Consumes(AuthorResource.ZIP)
  @Operation(summary = "Import a Kattis problem package")
  public RestResponse<Draft> importPackage(
      @QueryParam("slug") @Nullable String slug, @Context UriInfo uri, byte[] body) {
    return storePackage(upload(slug, uri, body));
  }

  @POST
  @Path("author/imports/kattis")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Import a Kattis problem package, with solutions")
  public RestResponse<Draft> importPackageForm(MultipartFormDataInput form) {
    return storePackage(MissionForm.ofPackage(form).read());
  }

  private static MissionUpload upload(@Nullable String slug, UriInfo uri, byte[] body) {
    if (slug == null) {
      throw new ProblemException(ErrorCode.MALFORMED, "slug: is missing from the query");
    }
    MultivaluedMap<String, String> query = uri.getQueryParameters();
    if (query.containsKey("solution")) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "solution: send a form with a part 'solution' for each solution");
    }
    return MissionUpload.of(
        slug, body, name -> Optional.ofNullable(query.getFirst(name)), Map.of());
  }

  private Response answer(MissionUpload upload, @Nullable String prefer) {
    access.requireWritable(upload.slug());
    try {
      return RespondAsync.isWanted(prefer)
          ? begin(upload)
          : store(upload, Repository::ofMission, AuthorTask.ImportCheckio::new).toResponse();
    } catch (InvalidBundleException e) {
      throw BundleFaults.problem(e.problems());
    }
  }

  private Response begin(MissionUpload upload) throws InvalidBundleException {
    UUID id = imports.begin(caller.requireId(), caller.is(Role.ADMIN), upload);
    return RespondAsync.accepted("/api/author/tasks/" + id, tasks.find(id).orElseThrow());
  }

  private RestResponse<Draft> storePackage(MissionUpload upload) {
    access.requireWritable(upload.slug());
    try {
      return store(upload, Repository::ofPackage, AuthorTask.ImportKattis::new);
    } catch (InvalidBundleException e) {
      throw BundleFaults.problem(e.problems());
    }
  }

  /** Reads an uploaded zip. */
  private interface Reading {
    Repository of(byte[] zip) throws InvalidBundleException;
  }

  /** Makes the task for a worker. */
  private interface Conversion {
    AuthorTask of(
        UUID id, Map<String, byte[]> files, Map<String, Long> sizes, MissionDetails details);
  }

  private RestResponse<Draft> store(MissionUpload upload, Reading reading, Conversion conversion)
      throws InvalidBundleException {
    Repository repository = reading.of(upload.repository());
    ImportedMission mission =
        desk.ask(
                id -> conversion.of(id, repository.heads(), repository.sizes(), upload.details()),
                TaskEvent.Imported.class)
            .mission();
    requireSameJudging(mission);
    return intake.store(upload.slug(), complete(mission, repository), null, mission.notes());
  }

  /** The bundle with the complete pictures, of which the worker has seen only the first bytes. */
  static Map<String, byte[]> complete(ImportedMission mission, Repository repository) {
    Map<String, byte[]> files = new TreeMap<>(mission.bundle());
    mission.media().forEach((path, from) -> files.put(path, repository.content(from)));
    return files;
  }

  private static void requireSameJudging(ImportedMission mission) {
    List<Violation> refused =
        mission.notes().stream()
            .filter(note -> note.severity() == Finding.Severity.ERROR)
            .map(note -> new Violation(note.file(), note.line(), note.message()))
            .toList();
    if (!refused.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID,
          "the tests would judge differently from those of the original",
          refused);
    }
  }
}
