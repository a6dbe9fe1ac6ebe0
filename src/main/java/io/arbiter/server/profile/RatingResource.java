package io.arbiter.server.profile;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.profile.Ratings.RatedPlayer;
import io.arbiter.server.profile.Ratings.RatingChange;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The ratings; no token is needed. */
@Path("/api")
@RunOnVirtualThread
public class RatingResource {
  private final Ratings ratings;
  private final PlayerStore players;
  private final Caller caller;

  RatingResource(Ratings ratings, PlayerStore players, Caller caller) {
    this.ratings = ratings;
    this.players = players;
    this.caller = caller;
  }

  @GET
  @Path("ratings")
  @Operation(summary = "List ratings")
  public Page<RatedPlayer> ratings(@Valid @BeanParam PageRequest page) {
    return ratings.page(page);
  }

  @GET
  @Path("players/{name}/ratings")
  @Operation(summary = "Show how a player's rating has changed")
  public Page<RatingChange> history(String name, @Valid @BeanParam PageRequest page) {
    Player player =
        players
            .find(name)
            .filter(
                found -> players.visibility(found.id()).showsProfile(caller.viewer(), found.id()))
            .orElseThrow(() -> ProblemReason.NO_PLAYER.problem(name));
    return ratings.history(player.id(), page);
  }
}
