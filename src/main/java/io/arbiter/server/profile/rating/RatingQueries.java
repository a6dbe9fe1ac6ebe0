package io.arbiter.server.profile.rating;

import io.arbiter.core.contest.Rating;
import io.arbiter.server.database.Queries;
import io.arbiter.server.profile.rating.Replay.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries that read ratings. */
interface RatingQueries extends Queries {
  String RATED =
      """
      select r.player_id, p.name, r.rating, r.deviation, r.volatility, r.contests, r.ended_at
      from rating r join shown_player p on p.id = r.player_id
      """;

  String CHANGES =
      """
      select c.contest_id, k.title, c.rank, c.before, c.rating, c.deviation, c.ended_at
      from rating_change c join named_contest k on k.id = c.contest_id
      where c.player_id = :player
      """;

  /** The current rating of a player. */
  record Rated(UUID player, String name, Standing standing, int contests) {
    Rated(
        UUID player,
        String name,
        double rating,
        double deviation,
        double volatility,
        int contests,
        Instant endedAt) {
      this(
          player, name, new Standing(new Rating(rating, deviation, volatility), endedAt), contests);
    }

    double rating() {
      return standing.rating().rating();
    }
  }

  /** The players after this rating and player, best first. */
  @SQL(
      RATED
          + """
          where r.rating <= :rating and (r.rating < :rating or r.player_id > :player)
          order by r.rating desc, r.player_id limit :limit
          """)
  List<Rated> after(double rating, UUID player, int limit);

  /** The ratings of those of the players who have one. */
  @SQL(RATED + "where r.player_id = any(:players)")
  List<Rated> of(UUID[] players);

  /**
   * How many players are above a player in the list.
   *
   * @param better those with a higher rating
   * @param above these, and those with the same rating who are listed before
   */
  record Above(long better, long above) {}

  @SQL(
      """
      select count(*) filter (where rating > :rating), count(*) from rating
      where rating > :rating or rating = :rating and player_id < :player
      """)
  Above above(double rating, UUID player);

  /** What a contest did to the rating of a player. */
  record Past(
      UUID contest,
      String title,
      int rank,
      @Nullable Double before,
      double rating,
      double deviation,
      Instant endedAt) {}

  /** The contests of a player before the one that ended at this time, newest first. */
  @SQL(
      CHANGES
          + """
          and (c.ended_at, c.contest_id) < (:at, :contest)
          order by c.ended_at desc, c.contest_id desc limit :limit
          """)
  List<Past> history(UUID player, Instant at, UUID contest, int limit);

  /** The changes of a player's rating after the contest with this id, in the order of ids. */
  @SQL(CHANGES + "and c.contest_id > :contest order by c.contest_id limit :limit")
  List<Past> changes(UUID player, UUID contest, int limit);
}
