package io.arbiter.server.profile;

import io.arbiter.server.contest.Contest;
import io.arbiter.server.contest.ContestListener;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.profile.FinalRanks.Moment;
import io.arbiter.server.profile.RatingQueries.LastRating;
import io.arbiter.server.profile.Replay.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes ratings when contests end. A contest that is reported again changes nothing. If its ranks
 * have changed since, or it ended before contests that have counted already, or it is deleted, then
 * the ratings of this contest and of all later ones are computed again. Thread-safe: one
 * transaction at a time changes ratings.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class RatingLedger implements ContestListener {
  private final RatingQueries queries;
  private final PlayerStore players;

  RatingLedger(RatingQueries queries, PlayerStore players) {
    this.queries = queries;
    this.players = players;
  }

  @Override
  public void ended(Contest contest, List<Row> rows) {
    if (contest.terms().rated()) {
      ended(FinalRanks.of(contest, rows));
    }
  }

  void ended(FinalRanks ranks) {
    queries.lock();
    Optional<FinalRanks> stored = stored(ranks.moment().contest());
    if (stored.filter(ranks::equals).isEmpty()) {
      replay(stored, Optional.of(ranks));
    }
  }

  @Override
  public void removed(UUID contest) {
    queries.lock();
    stored(contest).ifPresent(stored -> replay(Optional.of(stored), Optional.empty()));
  }

  private Optional<FinalRanks> stored(UUID contest) {
    return FinalRanks.of(queries.ranks(contest)).stream().findFirst();
  }

  /** Replaces the ranks of a contest, and computes the ratings from this contest on. */
  private void replay(Optional<FinalRanks> old, Optional<FinalRanks> replacement) {
    Moment start =
        Stream.concat(old.stream(), replacement.stream())
            .map(FinalRanks::moment)
            .min(Comparator.naturalOrder())
            .orElseThrow();
    List<FinalRanks> contests =
        Stream.concat(
                replacement.stream(),
                FinalRanks.of(queries.ranksFrom(start.endedAt(), start.contest())).stream()
                    .filter(stored -> !old.equals(Optional.of(stored))))
            .sorted(Comparator.comparing(FinalRanks::moment))
            .toList();
    // The players of the old ranks may not count any more.
    Set<UUID> affected =
        Stream.concat(old.stream(), contests.stream())
            .flatMap(contest -> contest.players().stream())
            .collect(Collectors.toSet());
    // Before the rows that refer to them: a deletion of an account locks in this order too. Nobody
    // else has to wait for the computation, which takes long after a large contest.
    players.keep(affected);
    UUID[] ids = affected.toArray(UUID[]::new);
    Map<UUID, Standing> before =
        queries.before(start.endedAt(), start.contest(), ids).stream()
            .collect(Collectors.toMap(LastRating::player, LastRating::standing));
    List<Replay.Change> changes = Replay.of(before, contests);
    queries.deleteFrom(start.endedAt(), start.contest());
    queries.add(changes);
    queries.delete(ids);
    queries.addCurrent(ids);
  }
}
