package io.arbiter.server.author.desk;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.author.PuzzleAccess;
import io.arbiter.server.player.caller.Role;
import io.arbiter.server.puzzle.authored.AuthoredPuzzles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The versions of a puzzle and their files, for the desk. */
@Path("/api")
@RolesAllowed({Role.AUTHOR, Role.ADMIN})
@RunOnVirtualThread
public class VersionsResource {
  private final PuzzleAccess access;
  private final AuthoredPuzzles puzzles;

  public VersionsResource(PuzzleAccess access, AuthoredPuzzles puzzles) {
    this.access = access;
    this.puzzles = puzzles;
  }

  /**
   * The files of a version.
   *
   * @param files the texts by path
   * @param binary the pictures without their content
   */
  public record Files(SortedMap<String, String> files, List<AuthoredPuzzles.PictureFile> binary) {}

  @GET
  @Path("author/puzzles/{slug}/versions")
  @Operation(summary = "List the versions of a puzzle")
  public Page<AuthoredPuzzles.Listed> list(String slug, @Valid @BeanParam PageRequest page) {
    access.find(slug);
    return puzzles.versions(slug, page);
  }

  @GET
  @Path("author/puzzles/{slug}/versions/{version}/files")
  @Operation(summary = "Show the files of a version")
  public Files files(String slug, int version) {
    access.find(slug);
    return puzzles
        .files(slug, version)
        .map(files -> new Files(files.texts(), files.pictures()))
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no version " + version));
  }
}
