package io.arbiter.server.profile.rating;

import io.arbiter.core.contest.Rating;
import io.arbiter.server.database.Current;
import io.arbiter.server.profile.rating.FinalRanks.Moment;
import io.arbiter.server.profile.rating.Replay.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL that reads ratings. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class RatingStatements {
  private static final String RATED =
      """
      select r.player_id, p.name, r.rating, r.deviation, r.volatility, r.contests, r.ended_at
      from rating r join shown_player p on p.id = r.player_id
      """;

  private static final String PAGE =
      RATED
          + """
          where r.rating <= :rating and (r.rating < :rating or r.player_id > :player)
          order by r.rating desc, r.player_id limit :limit
          """;

  private static final String OF = RATED + "where r.player_id = any(:players)";

  private static final String ABOVE =
      """
      select count(*) filter (where rating > :rating), count(*) from rating
      where rating > :rating or rating = :rating and player_id < :player
      """;

  private static final String CHANGES =
      """
      select c.contest_id, k.title, c.rank, c.before, c.rating, c.deviation, c.ended_at
      from rating_change c join named_contest k on k.id = c.contest_id
      where c.player_id = :player
      """;

  private static final String HISTORY =
      CHANGES
          + """
          and (c.ended_at, c.contest_id) < (:at, :contest)
          order by c.ended_at desc, c.contest_id desc limit :limit
          """;

  private static final String BY_CONTEST =
      CHANGES + "and c.contest_id > :contest order by c.contest_id limit :limit";

  private final Session session;

  RatingStatements(@Current Session session) {
    this.session = session;
  }

  /** The current rating of a player. */
  record Rated(
      UUID player,
      String name,
      double rating,
      double deviation,
      double volatility,
      int contests,
      Instant endedAt) {
    CurrentRating at(Instant now) {
      return CurrentRating.at(
          now, new Standing(new Rating(rating, deviation, volatility), endedAt), contests);
    }

    Key key() {
      return new Key(rating, player);
    }
  }

  /** What the list is sorted by. */
  record Key(double rating, UUID player) {
    /** Before the first player. */
    static final Key START = new Key(Double.POSITIVE_INFINITY, new UUID(0, 0));
  }

  /** The players after a key, best first. */
  List<Rated> after(Key key, int limit) {
    return session
        .createNativeQuery(PAGE, Rated.class)
        .setParameter("rating", key.rating())
        .setParameter("player", key.player())
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The ratings of those of the players who have one. */
  List<Rated> of(Set<UUID> players) {
    return session
        .createNativeQuery(OF, Rated.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .getResultList();
  }

  /**
   * How many players are above a player in the list.
   *
   * @param better those with a higher rating
   * @param above these, and those with the same rating who are listed before
   */
  record Above(long better, long above) {}

  Above above(Key key) {
    return session
        .createNativeQuery(ABOVE, Above.class)
        .setParameter("rating", key.rating())
        .setParameter("player", key.player())
        .getSingleResult();
  }

  /** What a contest did to the rating of a player. */
  record Past(
      UUID contest,
      String title,
      int rank,
      @Nullable Double before,
      double rating,
      double deviation,
      Instant endedAt) {}

  /** The contests of a player before a moment, newest first. */
  List<Past> history(UUID player, Moment before, int limit) {
    return session
        .createNativeQuery(HISTORY, Past.class)
        .setParameter("player", player)
        .setParameter("at", before.endedAt())
        .setParameter("contest", before.contest())
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The changes of a player's rating after the contest with this id, in the order of ids. */
  List<Past> changes(UUID player, UUID contest, int limit) {
    return session
        .createNativeQuery(BY_CONTEST, Past.class)
        .setParameter("player", player)
        .setParameter("contest", contest)
        .setParameter("limit", limit)
        .getResultList();
  }
}
