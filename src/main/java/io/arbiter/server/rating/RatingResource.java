package io.arbiter.server.rating;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.rating.Ratings.RatedPlayer;
import io.arbiter.server.rating.Ratings.RatingChange;
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

  public RatingResource(Ratings ratings, PlayerStore players) {
    this.ratings = ratings;
    this.players = players;
  }

  @GET
  @Path("ratings")
  @Operation(
      summary = "List ratings",
      description =
          "All players who took part in a rated contest, best first. A rating is a Glicko-2 rating:"
              + " 1500 is that of a new player. In about 95 of 100 cases, a player's strength is"
              + " within two deviations of the rating. A deviation grows with each week in which a"
              + " player takes part in no rated contest.")
  public Page<RatedPlayer> ratings(@Valid @BeanParam PageRequest page) {
    return ratings.page(page);
  }

  @GET
  @Path("players/{name}/ratings")
  @Operation(
      summary = "Show how a player's rating has changed",
      description =
          "The rated contests that the player took part in, newest first. A contest counts when it"
              + " is over and unfrozen. If its ranks change later, or it is deleted, the ratings"
              + " of this contest and of later contests change too.")
  public Page<RatingChange> history(String name, @Valid @BeanParam PageRequest page) {
    Player player =
        players
            .find(name)
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no player " + name));
    return ratings.history(player.id(), page);
  }
}
