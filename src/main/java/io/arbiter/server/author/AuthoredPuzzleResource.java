package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.Templates;
import io.arbiter.core.exchange.KattisExport;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.arbiter.server.puzzle.PuzzleAuthors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Puzzles, their versions, files and statistics, for authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class AuthoredPuzzleResource {
  private final PuzzleAccess access;
  private final AuthoredPuzzles puzzles;
  private final VersionCatalog catalog;
  private final Statistics statistics;
  private final PuzzleAuthors authors;
  private final Caller caller;

  AuthoredPuzzleResource(
      PuzzleAccess access,
      AuthoredPuzzles puzzles,
      VersionCatalog catalog,
      Statistics statistics,
      PuzzleAuthors authors,
      Caller caller) {
    this.access = access;
    this.puzzles = puzzles;
    this.catalog = catalog;
    this.statistics = statistics;
    this.authors = authors;
    this.caller = caller;
  }

  @GET
  @Path("author/templates")
  @Operation(summary = "List the templates")
  public List<Templates.Template> templates() {
    return Templates.ALL;
  }

  @GET
  @Path("author/puzzles")
  @Operation(summary = "List the caller's puzzles")
  public Page<AuthoredPuzzles.Puzzle> list(@Valid @BeanParam PageRequest page) {
    return puzzles.list(
        caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(caller.requireId()), page);
  }

  @GET
  @Path("author/puzzles/{slug}/statistics")
  @Operation(summary = "Show how a puzzle does")
  public PuzzleStatistics statistics(
      String slug,
      @QueryParam("days")
          @DefaultValue("30")
          @Pattern(
              regexp = "[1-9]|[1-9][0-9]|[12][0-9][0-9]|3[0-5][0-9]|36[0-5]",
              message = "must be from 1 to 365")
          String days) {
    return statistics.of(access.find(slug).id(), Integer.parseInt(days));
  }

  @GET
  @Path("author/puzzles/{slug}/failures")
  @Operation(summary = "List the failures of the author's code")
  public Page<AuthorFailure> failures(String slug, @Valid @BeanParam PageRequest page) {
    return statistics.failures(access.find(slug).id(), page);
  }

  @GET
  @Path("author/puzzles/{slug}/versions")
  @Operation(summary = "List the versions of a puzzle")
  public Page<AuthoredPuzzles.Listed> versions(String slug, @Valid @BeanParam PageRequest page) {
    access.find(slug);
    return puzzles.versions(slug, page);
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}")
  @Produces({MediaType.APPLICATION_JSON, BundleResource.ZIP})
  @Operation(summary = "Show a version, or download its bundle")
  public Response show(String slug, int version, @Context HttpHeaders headers) {
    access.requireReadable(slug, version);
    if (!headers.getAcceptableMediaTypes().contains(MediaType.valueOf(BundleResource.ZIP))) {
      return Response.ok(catalog.require(slug, version), MediaType.APPLICATION_JSON_TYPE).build();
    }
    byte[] zip =
        puzzles.archive(slug, version).orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    return download(slug + "-" + version, zip);
  }

  /**
   * The files of a version.
   *
   * @param files the texts by path
   * @param binary the pictures without their content
   */
  record Files(SortedMap<String, String> files, List<AuthoredPuzzles.PictureFile> binary) {}

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/files")
  @Operation(summary = "Show the files of a version")
  public Files files(String slug, int version) {
    access.requireReadable(slug, version);
    return puzzles
        .files(slug, version)
        .map(files -> new Files(files.texts(), files.pictures()))
        .orElseThrow(() -> VersionCatalog.noVersion(slug, version));
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/generated")
  @Operation(summary = "Show the first generated tests of a version")
  public GeneratedTests generated(String slug, int version) {
    access.requireReadable(slug, version);
    return puzzles
        .content(slug, version)
        .map(GeneratedTests::of)
        .orElseThrow(() -> VersionCatalog.noVersion(slug, version));
  }

  @GET
  @Path("author/puzzles/{slug}/authors")
  @Operation(summary = "Show who may write a puzzle")
  public PuzzleAuthors.Authors authors(String slug) {
    return authors.of(access.find(slug));
  }

  /** Names of players with the role author. */
  record CoAuthors(
      @NotNull @Size(max = 20, message = "must be at most 20") List<@NotNull String> coAuthors) {}

  @PUT
  @Path("author/puzzles/{slug}/authors")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Choose who may write a puzzle beside its author")
  public PuzzleAuthors.Authors setAuthors(String slug, @NotNull @Valid CoAuthors body) {
    return authors.set(access.findAsAuthor(slug), body.coAuthors());
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/export/kattis")
  @Produces(BundleResource.ZIP)
  @Operation(summary = "Export a version as a Kattis problem package")
  @APIResponse(
      responseCode = "200",
      description = "The package",
      content =
          @Content(
              mediaType = BundleResource.ZIP,
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "409", description = "The puzzle does not fit the format")
  public Response export(String slug, int version) {
    access.find(slug);
    AuthoredPuzzles.Content content =
        puzzles.content(slug, version).orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    KattisExport.obstacle(content.tests())
        .ifPresent(
            obstacle -> {
              throw new ProblemException(
                  ErrorCode.CONFLICT, slug + " cannot be exported: " + obstacle);
            });
    byte[] zip =
        BundleArchive.write(KattisExport.of(slug, version, content.files(), content.tests()));
    return download(slug.replaceAll("[^a-z0-9]", ""), zip);
  }

  private static Response download(String name, byte[] zip) {
    return Response.ok(zip, BundleResource.ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + name + ".zip\"")
        .build();
  }
}
