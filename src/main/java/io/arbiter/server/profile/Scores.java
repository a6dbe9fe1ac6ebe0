package io.arbiter.server.profile;

import io.arbiter.server.score.Standings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Puts points, rank, rating and level of a player together. Thread-safe. */
@ApplicationScoped
class Scores {
  private final Standings standings;
  private final Ratings ratings;

  Scores(Standings standings, Ratings ratings) {
    this.standings = standings;
    this.ratings = ratings;
  }

  Profile.Score of(UUID player) {
    Optional<Standings.Place> place = standings.of(player);
    return Profile.Score.of(
        place.map(Standings.Place::points).orElse(0L),
        place.map(Standings.Place::rank).orElse(null),
        ratings.of(player).orElse(null),
        place.map(Standings.Place::solved).orElse(0));
  }
}
