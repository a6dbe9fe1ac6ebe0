package io.arbiter.server.score;

import io.arbiter.core.judging.Verdict;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Players and their results. */
@Path("/api")
@RunOnVirtualThread
public class ProfileResource {
  /** The number of recent submissions in a profile. GET /api/submissions?player= lists all. */
  private static final int RECENT = 20;

  private final PlayerStore players;
  private final Standings standings;
  private final ProfileStatements profiles;
  private final Caller caller;

  public ProfileResource(
      PlayerStore players, Standings standings, ProfileStatements profiles, Caller caller) {
    this.players = players;
    this.standings = standings;
    this.profiles = profiles;
    this.caller = caller;
  }

  /** The caller. The {@code rank} is null before the first solved puzzle. */
  public record Me(
      UUID id,
      String name,
      List<String> roles,
      long points,
      @Nullable Long rank,
      int level,
      int solved) {}

  /** A puzzle that the player has solved. */
  public record Solved(String slug, String title, int points, Instant solvedAt) {}

  /** A judged submission. */
  public record Activity(UUID submission, String puzzle, Verdict verdict, Instant judgedAt) {}

  /** The public data of a player. */
  public record Profile(
      String name,
      long points,
      @Nullable Long rank,
      int level,
      int solved,
      List<Solved> solvedPuzzles,
      List<Activity> recent) {}

  @GET
  @Path("me")
  @Authenticated
  @Operation(
      summary = "Show the caller",
      description = "The player of the token, with points, rank and level.")
  public Me me() {
    Player player = find(caller.name());
    Optional<Standings.Place> place = standings.of(player.id());
    long points = place.map(Standings.Place::points).orElse(0L);
    return new Me(
        player.id(),
        player.name(),
        player.roles(),
        points,
        place.map(Standings.Place::rank).orElse(null),
        Level.of(points),
        place.map(Standings.Place::solved).orElse(0));
  }

  @GET
  @Path("players/{name}")
  @Operation(
      summary = "Show a player's profile",
      description = "Points, rank, level, solved puzzles and recent submissions.")
  public Profile profile(String name) {
    Player player = find(name);
    Optional<Standings.Place> place = standings.of(player.id());
    long points = place.map(Standings.Place::points).orElse(0L);
    return new Profile(
        player.name(),
        points,
        place.map(Standings.Place::rank).orElse(null),
        Level.of(points),
        place.map(Standings.Place::solved).orElse(0),
        profiles.solved(player.id()),
        profiles.recent(player.id(), RECENT));
  }

  private Player find(String name) {
    return players
        .find(name)
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no player " + name));
  }
}
