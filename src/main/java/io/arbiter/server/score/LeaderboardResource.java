package io.arbiter.server.score;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The rankings; only the board of a class needs a token. */
@Path("/api")
@RunOnVirtualThread
public class LeaderboardResource {
  private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final Standings standings;
  private final PuzzleBoards boards;
  private final PlayerStore players;
  private final Caller caller;

  public LeaderboardResource(
      Standings standings, PuzzleBoards boards, PlayerStore players, Caller caller) {
    this.standings = standings;
    this.boards = boards;
    this.players = players;
    this.caller = caller;
  }

  /** A player's place and its neighbours, best first; empty before the first solved puzzle. */
  public record Neighbours(List<Standings.Place> items) {}

  @GET
  @Path("leaderboards/{period}")
  @Operation(summary = "Show standings")
  public Page<Standings.Place> standings(
      String period,
      @QueryParam("from") @Pattern(regexp = "[1-9][0-9]{0,9}", message = "must be a rank from 1")
          @Nullable String from,
      @QueryParam("class") @Pattern(regexp = ID, message = "must be the id of a class")
          @Nullable String classroom,
      @Valid @BeanParam PageRequest page) {
    Board board = Board.of(period, Instant.now());
    if (classroom != null) {
      UUID id = UUID.fromString(classroom);
      standings.requireSeat(id, caller.requireId());
      return standings.pageOfClass(board, id, from == null ? 1 : Long.parseLong(from), page);
    }
    return from == null || page.after != null
        ? standings.page(board, page)
        : standings.pageFrom(board, Long.parseLong(from), page.limit());
  }

  @GET
  @Path("leaderboards/{period}/players/{name}")
  @Operation(summary = "Show a player's place")
  public Neighbours around(
      String period,
      String name,
      @QueryParam("radius")
          @DefaultValue("5")
          @Pattern(regexp = "[0-4]?[0-9]|50", message = "must be 0 to 50")
          String radius) {
    Player player = players.find(name).orElseThrow(() -> ProblemReason.NO_PLAYER.problem(name));
    return new Neighbours(
        standings.around(Board.of(period, Instant.now()), player.id(), Integer.parseInt(radius)));
  }

  @GET
  @Path("puzzles/{slug}/leaderboard")
  @Operation(summary = "Show a puzzle's board")
  public Page<PuzzleBoards.Place> board(
      String slug,
      @QueryParam("by") @DefaultValue("steps") String measure,
      @QueryParam("language") @DefaultValue("python") String language,
      @Valid @BeanParam PageRequest page) {
    return boards.page(slug, PuzzleBoards.measure(measure, language), page);
  }

  @GET
  @Path("puzzles/{slug}/leaderboard/spread")
  @Operation(summary = "Show how a puzzle's board is spread")
  public PuzzleBoards.Spread spread(
      String slug,
      @QueryParam("by") @DefaultValue("steps") String measure,
      @QueryParam("language") @DefaultValue("python") String language) {
    return boards.spread(slug, PuzzleBoards.measure(measure, language), caller.id());
  }
}
