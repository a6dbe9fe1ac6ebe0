package io.arbiter.server.author;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.json.Codec;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import io.arbiter.core.report.ImportedMission;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.delivery.AuthorTask;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.VersionState;
import io.arbiter.server.puzzle.VersionStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Puzzles, for those who write them: from a draft to a published version and back. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class AuthorResource {
  private static final String ZIP = "application/zip";

  /** Also the end of an address. */
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final int LONGEST_SLUG = 60;

  private final VersionStore versions;
  private final VersionCatalog catalog;
  private final TaskDesk desk;
  private final Caller caller;
  private final double minimumStrength;

  public AuthorResource(
      VersionStore versions,
      VersionCatalog catalog,
      TaskDesk desk,
      Caller caller,
      @ConfigProperty(name = "arbiter.puzzle.minimum-strength", defaultValue = "0")
          double minimumStrength) {
    this.versions = versions;
    this.catalog = catalog;
    this.desk = desk;
    this.caller = caller;
    this.minimumStrength = minimumStrength;
  }

  /**
   * A version that was stored.
   *
   * @param notes what an import could not carry over; null for a bundle
   */
  public record Draft(
      String slug,
      int version,
      VersionState state,
      String hash,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Finding> notes) {}

  /** The version to go back to. */
  public record Rollback(@NotNull(message = "is missing") Integer version) {}

  @PUT
  @Path("author/puzzles/{slug}")
  @Consumes({ZIP, MediaType.APPLICATION_JSON})
  @Operation(
      summary = "Send a bundle",
      description =
          "A zip, or JSON {\"files\": {path: text}}. A new draft version, or 200 and the version"
              + " that holds the same files already.")
  public RestResponse<Draft> put(String slug, @Context HttpHeaders headers, byte[] body) {
    requireSlug(slug);
    requireOwn(slug);
    boolean zip = MediaType.valueOf(ZIP).isCompatible(headers.getMediaType());
    Map<String, byte[]> files;
    try {
      files = zip ? BundleArchive.read(body) : BundleArchive.readJson(body);
    } catch (InvalidBundleException e) {
      throw invalid(e.problems());
    }
    return store(slug, files, zip ? body : null, null);
  }

  @POST
  @Path("author/imports/checkio")
  @Consumes(ZIP)
  @Operation(
      summary = "Import a CheckIO mission",
      description =
          "A zip of the mission's repository. The query may give slug, title, difficulty, tags,"
              + " points, source, license and solution, which a repository lacks.")
  public RestResponse<Draft> importCheckio(
      @QueryParam("slug") @Nullable String slug, @Context UriInfo uri, byte[] body) {
    if (slug == null) {
      throw new ProblemException(ErrorCode.MALFORMED, "slug: is missing from the query");
    }
    requireSlug(slug);
    requireOwn(slug);
    Map<String, String> options = new HashMap<>();
    uri.getQueryParameters().forEach((name, values) -> options.put(name, values.getFirst()));
    ImportedMission result;
    try {
      result =
          desk.ask(
              AuthorTask.Kind.IMPORT_CHECKIO,
              BundleArchive.readRepository(body),
              options,
              ImportedMission.class);
    } catch (InvalidBundleException e) {
      throw invalid(e.problems());
    }
    List<Violation> refused =
        result.notes().stream()
            .filter(note -> note.severity() == Finding.Severity.ERROR)
            .map(note -> new Violation(note.file(), note.line(), note.message()))
            .toList();
    if (!refused.isEmpty()) {
      throw new ProblemException(
          ErrorCode.INVALID, "the tests would judge differently from the mission's", refused);
    }
    return store(slug, result.bundle(), null, result.notes());
  }

  private RestResponse<Draft> store(
      String slug,
      Map<String, byte[]> files,
      byte @Nullable [] archive,
      @Nullable List<Finding> notes) {
    PreparedBundle prepared =
        desk.ask(AuthorTask.Kind.PREPARE, files, Map.of(), PreparedBundle.class);
    @Nullable PuzzleBundle bundle = prepared.bundle();
    if (bundle == null) {
      throw invalid(prepared.problems());
    }
    VersionStore.Stored stored =
        versions.save(slug, caller.requireId(), caller.is(Role.ADMIN), files, archive, bundle);
    Draft draft = new Draft(slug, stored.number(), stored.state(), stored.hash(), notes);
    RestResponse.Status status =
        stored.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return RestResponse.ResponseBuilder.<Draft>create(status)
        .location(URI.create("/api/author/puzzles/" + slug + "/versions/" + stored.number()))
        .entity(draft)
        .build();
  }

  private static ProblemException invalid(List<BundleProblem> problems) {
    return new ProblemException(
        ErrorCode.INVALID,
        problems.size() == 1
            ? "the bundle has a fault"
            : "the bundle has faults: " + problems.size(),
        problems.stream().map(p -> new Violation(p.file(), p.line(), p.message())).toList());
  }

  @GET
  @Path("author/puzzles")
  @Operation(summary = "List the caller's puzzles", description = "By slug; an admin sees all.")
  public Page<VersionCatalog.Puzzle> list(@Valid @BeanParam PageRequest page) {
    return catalog.list(
        caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(caller.requireId()), page);
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}")
  @Produces({MediaType.APPLICATION_JSON, ZIP})
  @Operation(
      summary = "Show a version, or give its bundle back",
      description = "Its state and what validation found; as application/zip the bundle itself.")
  public Response show(String slug, int version, @Context HttpHeaders headers) {
    requireOwn(slug);
    if (!headers.getAcceptableMediaTypes().contains(MediaType.valueOf(ZIP))) {
      return Response.ok(find(slug, version), MediaType.APPLICATION_JSON_TYPE).build();
    }
    byte[] zip = catalog.archive(slug, version).orElseThrow(() -> noVersion(slug, version));
    return Response.ok(zip, ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + slug + "-" + version + ".zip\"")
        .build();
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/validation")
  @Operation(
      summary = "Validate a version",
      description = "Runs every solution several times and mutates them; follow it with GET.")
  public RestResponse<VersionCatalog.Version> validate(String slug, int version) {
    requireOwn(slug);
    versions.validate(slug, version);
    return RestResponse.status(RestResponse.Status.ACCEPTED, find(slug, version));
  }

  @POST
  @Path("author/puzzles/{slug}/versions/{version}/publication")
  @Operation(
      summary = "Publish a version",
      description = "Only a validated one; the version that was published before is retired.")
  public VersionCatalog.Version publish(String slug, int version) {
    requireOwn(slug);
    requireStrength(find(slug, version));
    versions.publish(slug, version, VersionState.VALIDATED);
    return find(slug, version);
  }

  @DELETE
  @Path("author/puzzles/{slug}/versions/{version}/publication")
  @Operation(
      summary = "Retire the published version",
      description = "Players no longer find the puzzle; submissions and points stay.")
  public VersionCatalog.Version retire(String slug, int version) {
    requireOwn(slug);
    versions.retire(slug, version);
    return find(slug, version);
  }

  @POST
  @Path("author/puzzles/{slug}/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Go back to a retired version",
      description = "It is published again, and the one that was published is retired.")
  public VersionCatalog.Version rollback(
      String slug, @NotNull(message = "is missing") @Valid Rollback body) {
    requireOwn(slug);
    versions.publish(slug, body.version(), VersionState.RETIRED);
    return find(slug, body.version());
  }

  private VersionCatalog.Version find(String slug, int version) {
    return catalog.find(slug, version).orElseThrow(() -> noVersion(slug, version));
  }

  private static ProblemException noVersion(String slug, int version) {
    return new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + version);
  }

  private void requireStrength(VersionCatalog.Version version) {
    @Nullable String json = version.report();
    if (minimumStrength <= 0 || json == null || version.state() != VersionState.VALIDATED) {
      return;
    }
    ValidationReport report = Codec.fromJson(json, ValidationReport.class);
    if (report.strength() == null || report.strength().score() < minimumStrength) {
      throw new ProblemException(
          ErrorCode.CONFLICT, "the tests' strength is below the minimum of " + minimumStrength);
    }
  }

  private static void requireSlug(String slug) {
    if (slug.length() > LONGEST_SLUG || !SLUG.matcher(slug).matches()) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "slug: must be words of a-z and 0-9 joined by -, at most 60 long");
    }
  }

  /** A puzzle belongs to who sent it first; shipped ones belong to admins. */
  private void requireOwn(String slug) {
    Optional<Optional<UUID>> author = catalog.author(slug);
    if (author.isPresent()
        && !caller.is(Role.ADMIN)
        && !author.get().equals(Optional.of(caller.requireId()))) {
      throw new ProblemException(ErrorCode.FORBIDDEN, slug + " is another author's puzzle");
    }
  }
}
