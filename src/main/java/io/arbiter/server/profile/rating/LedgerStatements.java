package io.arbiter.server.profile.rating;

import io.arbiter.core.contest.Rating;
import io.arbiter.server.database.Current;
import io.arbiter.server.profile.rating.FinalRanks.Moment;
import io.arbiter.server.profile.rating.Replay.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The SQL that writes ratings. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class LedgerStatements {
  private static final String RANKS =
      "select ended_at, contest_id, player_id, rank from rating_change ";

  private static final String OF_CONTEST = RANKS + "where contest_id = :contest";

  private static final String FROM =
      RANKS + "where (ended_at, contest_id) >= (:at, :contest) order by ended_at, contest_id";

  private static final String BEFORE =
      """
      select distinct on (player_id) player_id, rating, deviation, volatility, ended_at
      from rating_change
      where player_id = any(:players) and (ended_at, contest_id) < (:at, :contest)
      order by player_id, ended_at desc, contest_id desc
      """;

  private static final String ADD =
      """
      insert into rating_change
        (contest_id, player_id, ended_at, rank, before, rating, deviation, volatility)
      select * from unnest(
        :contests, :players, :moments, :ranks, :before, :ratings, :deviations, :volatilities)
      """;

  private static final String ADD_CURRENT =
      """
      insert into rating (player_id, rating, deviation, volatility, contests, ended_at)
      select distinct on (c.player_id) c.player_id, c.rating, c.deviation, c.volatility,
        count(*) over (partition by c.player_id), c.ended_at
      from rating_change c join present_player p on p.id = c.player_id
      where c.player_id = any(:players)
      order by c.player_id, c.ended_at desc, c.contest_id desc
      """;

  private final Session session;

  LedgerStatements(@Current Session session) {
    this.session = session;
  }

  /** Keeps everybody else from changing ratings until the transaction ends. */
  void lock() {
    session
        .createNativeMutationQuery("lock table rating_change in share row exclusive mode")
        .executeUpdate();
  }

  private record Ranked(Instant endedAt, UUID contest, UUID player, int rank) {
    Moment moment() {
      return new Moment(endedAt, contest);
    }
  }

  /** The ranks that are stored of a contest. */
  Optional<FinalRanks> of(UUID contest) {
    return contests(
            session
                .createNativeQuery(OF_CONTEST, Ranked.class)
                .setParameter("contest", contest)
                .getResultList())
        .stream()
        .findFirst();
  }

  /** The contests from a moment on, in their order. */
  List<FinalRanks> from(Moment start) {
    return contests(
        session
            .createNativeQuery(FROM, Ranked.class)
            .setParameter("at", start.endedAt())
            .setParameter("contest", start.contest())
            .getResultList());
  }

  private static List<FinalRanks> contests(List<Ranked> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Ranked::moment, LinkedHashMap::new, Collectors.toMap(Ranked::player, Ranked::rank)))
        .entrySet()
        .stream()
        .map(contest -> new FinalRanks(contest.getKey(), contest.getValue()))
        .toList();
  }

  private record Left(
      UUID player, double rating, double deviation, double volatility, Instant endedAt) {
    Standing standing() {
      return new Standing(new Rating(rating, deviation, volatility), endedAt);
    }
  }

  /** The ratings that the contests before a moment have left, of players who took part in any. */
  Map<UUID, Standing> before(Moment moment, Collection<UUID> players) {
    return session
        .createNativeQuery(BEFORE, Left.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .setParameter("at", moment.endedAt())
        .setParameter("contest", moment.contest())
        .getResultStream()
        .collect(Collectors.toMap(Left::player, Left::standing));
  }

  void deleteFrom(Moment start) {
    session
        .createNativeMutationQuery(
            "delete from rating_change where (ended_at, contest_id) >= (:at, :contest)")
        .setParameter("at", start.endedAt())
        .setParameter("contest", start.contest())
        .executeUpdate();
  }

  void add(List<Change> changes) {
    session
        .createNativeMutationQuery(ADD)
        .setParameter("contests", array(changes, c -> c.moment().contest()).toArray(UUID[]::new))
        .setParameter("players", array(changes, Change::player).toArray(UUID[]::new))
        .setParameter("moments", array(changes, c -> c.moment().endedAt()).toArray(Instant[]::new))
        .setParameter("ranks", array(changes, Change::rank).toArray(Integer[]::new))
        .setParameter("before", changes.stream().map(Change::before).toArray(Double[]::new))
        .setParameter("ratings", array(changes, c -> c.after().rating()).toArray(Double[]::new))
        .setParameter(
            "deviations", array(changes, c -> c.after().deviation()).toArray(Double[]::new))
        .setParameter(
            "volatilities", array(changes, c -> c.after().volatility()).toArray(Double[]::new))
        .executeUpdate();
  }

  private static <T> List<T> array(List<Change> changes, Function<Change, T> column) {
    return changes.stream().map(column).toList();
  }

  /** Makes the current ratings of players those that their last changes have left. */
  void refresh(Collection<UUID> players) {
    UUID[] ids = players.toArray(UUID[]::new);
    session
        .createNativeMutationQuery("delete from rating where player_id = any(:players)")
        .setParameter("players", ids)
        .executeUpdate();
    session.createNativeMutationQuery(ADD_CURRENT).setParameter("players", ids).executeUpdate();
  }

  /** Deletes the current rating of a player. */
  void remove(UUID player) {
    session
        .createNativeMutationQuery("delete from rating where player_id = :player")
        .setParameter("player", player)
        .executeUpdate();
  }
}
