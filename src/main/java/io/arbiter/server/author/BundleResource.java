package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.SentBundle;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Bundles that workers read, for authors: stored, checked and imported ones. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class BundleResource {
  static final String ZIP = "application/zip";

  private final PuzzleAccess access;
  private final AuthoredPuzzles puzzles;
  private final TaskEngine tasks;
  private final LongWork work;
  private final Caller caller;

  BundleResource(
      PuzzleAccess access,
      AuthoredPuzzles puzzles,
      TaskEngine tasks,
      LongWork work,
      Caller caller) {
    this.access = access;
    this.puzzles = puzzles;
    this.tasks = tasks;
    this.work = work;
    this.caller = caller;
  }

  @PUT
  @Path("author/puzzles/{slug}")
  @Consumes({ZIP, MediaType.APPLICATION_JSON})
  @Operation(summary = "Send a bundle")
  @APIResponseSchema(TaskEngine.Draft.class)
  public Response put(
      String slug,
      @Context HttpHeaders headers,
      @HeaderParam(LongWork.PREFER) @Nullable String prefer,
      byte[] body) {
    access.requireWritable(slug);
    boolean zip = MediaType.valueOf(ZIP).isCompatible(headers.getMediaType());
    Map<String, byte[]> files =
        TaskEngine.faultsAsProblem(
            () ->
                zip
                    ? BundleArchive.read(body)
                    : withKeptPictures(slug, BundleArchive.readSent(body)));
    return work.answer(tasks.store(caller.viewer(), slug, files, zip ? body : null), prefer);
  }

  @POST
  @Path("author/checks")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Check a bundle without storing it")
  @APIResponseSchema(CheckedDraft.class)
  public Response check(@HeaderParam(LongWork.PREFER) @Nullable String prefer, byte[] body) {
    SentBundle sent = TaskEngine.faultsAsProblem(() -> BundleArchive.readSent(body));
    SentBundle.Keep keep = sent.keep();
    if (keep == null) {
      return work.answer(tasks.check(caller.viewer(), null, sent.files(), null), prefer);
    }
    String slug = sent.slug();
    if (slug == null) {
      throw new ProblemException(ErrorCode.INVALID, "slug: is missing, since pictures are kept");
    }
    access.find(slug);
    SortedMap<String, byte[]> files =
        TaskEngine.faultsAsProblem(() -> withKeptPictures(slug, sent));
    return work.answer(tasks.check(caller.viewer(), slug, files, keep.version()), prefer);
  }

  /**
   * The files of a bundle, with the pictures of an earlier version that it keeps.
   *
   * @throws InvalidBundleException if the version does not have all these pictures
   */
  private SortedMap<String, byte[]> withKeptPictures(String slug, SentBundle sent)
      throws InvalidBundleException {
    SentBundle.Keep keep = sent.keep();
    if (keep == null) {
      return new TreeMap<>(sent.files());
    }
    SortedMap<String, byte[]> pictures = puzzles.media(slug, keep.version());
    List<BundleProblem> missing =
        keep.paths().stream()
            .filter(path -> !pictures.containsKey(path))
            .map(
                path ->
                    new BundleProblem(
                        path, 0, "cannot be kept: version " + keep.version() + " does not have it"))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidBundleException(missing);
    }
    pictures.keySet().retainAll(keep.paths());
    return sent.with(pictures);
  }

  @POST
  @Path("author/imports/{format: checkio|kattis}")
  @Consumes(ZIP)
  @Operation(summary = "Import a CheckIO mission or a Kattis problem package")
  @APIResponseSchema(TaskEngine.Draft.class)
  public Response importZip(
      String format,
      @Context UriInfo uri,
      @HeaderParam(LongWork.PREFER) @Nullable String prefer,
      byte[] body) {
    Map<String, String> query = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> query.put(name, values.getFirst()));
    if (query.containsKey("solution")) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "solution: send a form with a part 'solution' for each solution");
    }
    query.keySet().forEach(named(format)::requireOption);
    return answer(MissionForm.Upload.of(named(format), body, query, Map.of()), prefer);
  }

  @POST
  @Path("author/imports/{format: checkio|kattis}")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(summary = "Import a CheckIO mission or a Kattis problem package, with solutions")
  @APIResponseSchema(TaskEngine.Draft.class)
  public Response importForm(
      String format,
      MultipartFormDataInput form,
      @HeaderParam(LongWork.PREFER) @Nullable String prefer) {
    return answer(MissionForm.read(named(format), form), prefer);
  }

  private static MissionForm.Format named(String format) {
    return MissionForm.Format.valueOf(format.toUpperCase(Locale.ROOT));
  }

  private Response answer(MissionForm.Upload upload, @Nullable String prefer) {
    access.requireWritable(upload.slug());
    return work.answer(tasks.importMission(caller.viewer(), upload), prefer);
  }
}
