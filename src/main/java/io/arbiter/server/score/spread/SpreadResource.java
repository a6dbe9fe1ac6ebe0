package io.arbiter.server.score.spread;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.caller.Caller;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.board.BestSolutions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The spread of a puzzle's board; no token is needed. */
@Path("/api")
@RunOnVirtualThread
public class SpreadResource {
  private final PuzzleStore puzzles;
  private final Spreads spreads;
  private final Caller caller;

  public SpreadResource(PuzzleStore puzzles, Spreads spreads, Caller caller) {
    this.puzzles = puzzles;
    this.spreads = spreads;
    this.caller = caller;
  }

  @GET
  @Path("puzzles/{slug}/leaderboard/spread")
  @Operation(summary = "Show how a puzzle's board is spread")
  public Spread spread(String slug, @QueryParam("by") @DefaultValue("steps") String measure) {
    String by = BestSolutions.requireMeasure(measure);
    return puzzles
        .findShown(slug)
        .map(puzzle -> spreads.of(puzzle.id(), by, caller.id()))
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
  }
}
