package io.arbiter.server.similarity;

import io.arbiter.core.listing.Page;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Role;
import io.arbiter.server.puzzle.PuzzleStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Solutions that look alike, for admins. */
@Path("/api/admin")
@RolesAllowed(Role.ADMIN)
@RunOnVirtualThread
public class SimilarityResource {
  private final PuzzleStore puzzles;
  private final SimilarSolutions similar;

  public SimilarityResource(PuzzleStore puzzles, SimilarSolutions similar) {
    this.puzzles = puzzles;
    this.similar = similar;
  }

  @GET
  @Path("puzzles/{slug}/similar")
  @Operation(summary = "List a puzzle's similar solutions")
  public Page<SimilarSolutions.Cluster> similar(
      String slug,
      @QueryParam("threshold")
          @DefaultValue("0.8")
          @Pattern(regexp = "0\\.[5-9][0-9]?|1|1\\.00?", message = "must be 0.5 to 1")
          String threshold) {
    UUID puzzle =
        puzzles
            .find(slug)
            .map(PuzzleStore.Puzzle::id)
            .orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
    return new Page<>(similar.clusters(puzzle, Double.parseDouble(threshold)), null);
  }

  @GET
  @Path("submissions/{id}/similar/{other}")
  @Operation(summary = "Show two solutions side by side")
  public SimilarSolutions.Evidence compare(UUID id, UUID other) {
    return similar
        .compare(id, other)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.NOT_FOUND,
                    "no submissions of two players to the same puzzle: " + id + ", " + other));
  }
}
