package io.arbiter.server.author;

import io.arbiter.core.bundle.BundleArchive;
import io.arbiter.core.bundle.InvalidBundleException;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Puzzles and their bundles, for authors. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class AuthorResource {
  public static final String ZIP = "application/zip";

  private final PuzzleAccess access;
  private final KeptPictures pictures;
  private final DraftIntake intake;
  private final AuthoredPuzzles puzzles;
  private final VersionCatalog catalog;
  private final Caller caller;

  public AuthorResource(
      PuzzleAccess access,
      KeptPictures pictures,
      DraftIntake intake,
      AuthoredPuzzles puzzles,
      VersionCatalog catalog,
      Caller caller) {
    this.access = access;
    this.pictures = pictures;
    this.intake = intake;
    this.puzzles = puzzles;
    this.catalog = catalog;
    this.caller = caller;
  }

  @PUT
  @Path("author/puzzles/{slug}")
  @Consumes({ZIP, MediaType.APPLICATION_JSON})
  @Operation(summary = "Send a bundle")
  public RestResponse<Draft> put(String slug, @Context HttpHeaders headers, byte[] body) {
    access.requireWritable(slug);
    boolean zip = MediaType.valueOf(ZIP).isCompatible(headers.getMediaType());
    Map<String, byte[]> files;
    try {
      files =
          zip ? BundleArchive.read(body) : pictures.complete(slug, BundleArchive.readSent(body));
    } catch (InvalidBundleException e) {
      throw BundleFaults.problem(e.problems());
    }
    return intake.store(slug, files, zip ? body : null, null);
  }

  @GET
  @Path("author/puzzles")
  @Operation(summary = "List the caller's puzzles")
  public Page<AuthoredPuzzles.Puzzle> list(@Valid @BeanParam PageRequest page) {
    return puzzles.list(
        caller.is(Role.ADMIN) ? Optional.empty() : Optional.of(caller.requireId()), page);
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}")
  @Produces({MediaType.APPLICATION_JSON, ZIP})
  @Operation(summary = "Show a version, or download its bundle")
  public Response show(String slug, int version, @Context HttpHeaders headers) {
    access.requireOwn(slug);
    if (!headers.getAcceptableMediaTypes().contains(MediaType.valueOf(ZIP))) {
      return Response.ok(catalog.require(slug, version), MediaType.APPLICATION_JSON_TYPE).build();
    }
    byte[] zip =
        puzzles.archive(slug, version).orElseThrow(() -> VersionCatalog.noVersion(slug, version));
    return Response.ok(zip, ZIP)
        .header("Content-Disposition", "attachment; filename=\"" + slug + "-" + version + ".zip\"")
        .build();
  }
}
