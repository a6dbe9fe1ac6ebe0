package io.arbiter.server.profile;

import io.arbiter.server.database.Queries;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.Replay.Change;
import io.arbiter.server.profile.Replay.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of ratings and of the changes that contests have made to them. */
interface RatingQueries extends Queries {
  String RATED =
      """
      select r.player_id, p.name, r.rating, r.deviation, r.volatility, r.contests, r.ended_at
      from rating r join shown_player p on p.id = r.player_id
      """;

  String RANKS = "select ended_at, contest_id, player_id, rank from rating_change ";

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
      """
      select c.contest_id, k.title, c.rank, c.before, c.rating, c.deviation, c.ended_at
      from rating_change c join named_contest k on k.id = c.contest_id
      where c.player_id = :player and (c.ended_at, c.contest_id) < (:at, :contest)
      order by c.ended_at desc, c.contest_id desc limit :limit
      """)
  List<Past> history(UUID player, Instant at, UUID contest, int limit);

  record Locked(boolean value) {}

  /** Keeps everybody else from changing ratings until the transaction ends. */
  @SQL("select pg_advisory_xact_lock(hashtextextended('rating_change', 0)) is null as locked")
  Locked lock();

  record Ranked(Moment moment, UUID player, int rank) {
    Ranked(Instant endedAt, UUID contest, UUID player, int rank) {
      this(new Moment(endedAt, contest), player, rank);
    }
  }

  @SQL(RANKS + "where contest_id = :contest")
  List<Ranked> ranks(UUID contest);

  /** The ranks of a contest and those after it, in the order of contests. */
  @SQL(RANKS + "where (ended_at, contest_id) >= (:at, :contest) order by ended_at, contest_id")
  List<Ranked> ranksFrom(Instant at, UUID contest);

  /** The rating that a player's last contest has left. */
  record LastRating(UUID player, Standing standing) {
    LastRating(UUID player, double rating, double deviation, double volatility, Instant endedAt) {
      this(player, new Standing(new Rating(rating, deviation, volatility), endedAt));
    }
  }

  /** The ratings that the contests before this one have left, of players who took part in any. */
  @SQL(
      """
      select distinct on (player_id) player_id, rating, deviation, volatility, ended_at
      from rating_change
      where player_id = any(:players) and (ended_at, contest_id) < (:at, :contest)
      order by player_id, ended_at desc, contest_id desc
      """)
  List<LastRating> before(Instant at, UUID contest, UUID[] players);

  /** Deletes the changes of a contest and of those after it. */
  @SQL("delete from rating_change where (ended_at, contest_id) >= (:at, :contest)")
  int deleteFrom(Instant at, UUID contest);

  default void add(List<Change> changes) {
    add(
        changes.stream().map(change -> change.moment().contest()).toArray(UUID[]::new),
        changes.stream().map(Change::player).toArray(UUID[]::new),
        changes.stream().map(change -> change.moment().endedAt()).toArray(Instant[]::new),
        changes.stream().map(Change::rank).toArray(Integer[]::new),
        changes.stream().map(Change::before).toArray(Double[]::new),
        changes.stream().map(change -> change.after().rating()).toArray(Double[]::new),
        changes.stream().map(change -> change.after().deviation()).toArray(Double[]::new),
        changes.stream().map(change -> change.after().volatility()).toArray(Double[]::new));
  }

  @SQL(
      """
      insert into rating_change
        (contest_id, player_id, ended_at, rank, before, rating, deviation, volatility)
      select * from unnest(
        :contests, :players, :moments, :ranks, :before, :ratings, :deviations, :volatilities)
      """)
  int add(
      UUID[] contests,
      UUID[] players,
      Instant[] moments,
      Integer[] ranks,
      Double[] before,
      Double[] ratings,
      Double[] deviations,
      Double[] volatilities);

  @SQL("delete from rating where player_id = any(:players)")
  int delete(UUID[] players);

  /** Adds the current ratings of players: those that their last changes have left. */
  @SQL(
      """
      insert into rating (player_id, rating, deviation, volatility, contests, ended_at)
      select distinct on (c.player_id) c.player_id, c.rating, c.deviation, c.volatility,
        count(*) over (partition by c.player_id), c.ended_at
      from rating_change c join present_player p on p.id = c.player_id
      where c.player_id = any(:players)
      order by c.player_id, c.ended_at desc, c.contest_id desc
      """)
  int addCurrent(UUID[] players);
}
