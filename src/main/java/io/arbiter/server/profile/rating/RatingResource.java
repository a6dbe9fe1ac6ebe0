package io.arbiter.server.profile.rating;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.Player;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.player.ProfileRule;
import io.arbiter.server.profile.rating.Ratings.RatedPlayer;
import io.arbiter.server.profile.rating.Ratings.RatingChange;
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
  private final ProfileRule rule;
  private final Caller caller;

  public RatingResource(Ratings ratings, PlayerStore players, ProfileRule rule, Caller caller) {
    this.ratings = ratings;
    this.players = players;
    this.rule = rule;
    this.caller = caller;
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
              + " is over and unfrozen. If it is deleted, the ratings of later contests change. A"
              + " player who hides the profile from the caller gives 404, as an unknown name does.")
  public Page<RatingChange> history(String name, @Valid @BeanParam PageRequest page) {
    Player player =
        players
            .find(name)
            .filter(found -> rule.of(found.id()).showsProfile(caller.viewer(), found.id()))
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no player " + name));
    return ratings.history(player.id(), page);
  }
}
