package io.arbiter.server.profile.rating;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.profile.rating.FinalRanks.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes ratings. A contest that is reported again changes nothing. If its ranks have changed
 * since, or it ended before contests that have counted already, or it is deleted, then the ratings
 * of this contest and of all later ones are computed again. Players who only registered are not
 * rated. Thread-safe: one transaction at a time changes ratings.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RatingLedger {
  private final LedgerStatements statements;
  private final PlayerStore players;

  RatingLedger(LedgerStatements statements, PlayerStore players) {
    this.statements = statements;
    this.players = players;
  }

  /** Takes the result of a contest. */
  void ended(FinalRanks ranks) {
    statements.lock();
    Optional<FinalRanks> stored = statements.of(ranks.moment().contest());
    if (stored.filter(ranks::equals).isEmpty()) {
      replay(stored, Optional.of(ranks));
    }
  }

  /** Forgets a contest that is being deleted. */
  void removed(UUID contest) {
    statements.lock();
    statements.of(contest).ifPresent(stored -> replay(Optional.of(stored), Optional.empty()));
  }

  /** Computes all ratings again, from the stored ranks. */
  void recompute() {
    statements.lock();
    replay(Moment.FIRST, statements.from(Moment.FIRST), Set.of());
  }

  /** Replaces the ranks of a contest. */
  private void replay(Optional<FinalRanks> old, Optional<FinalRanks> replacement) {
    Moment start =
        Stream.of(old, replacement)
            .flatMap(Optional::stream)
            .map(FinalRanks::moment)
            .min(Moment::compareTo)
            .orElseThrow();
    Set<Moment> replaced = old.map(FinalRanks::moment).stream().collect(Collectors.toSet());
    List<FinalRanks> contests =
        Stream.concat(
                replacement.stream(),
                statements.from(start).stream().filter(c -> !replaced.contains(c.moment())))
            .sorted((one, other) -> one.moment().compareTo(other.moment()))
            .toList();
    replay(start, contests, old.map(FinalRanks::players).orElse(Set.of()));
  }

  /**
   * Computes the ratings from a moment on.
   *
   * @param contests all that count from this moment on
   * @param others players who may have counted before, and do not any more
   */
  private void replay(Moment start, List<FinalRanks> contests, Set<UUID> others) {
    Set<UUID> affected = new HashSet<>(others);
    contests.forEach(contest -> affected.addAll(contest.players()));
    // Before the rows that refer to them: a deletion of an account locks in this order too. Nobody
    // else has to wait for the computation, which takes long after a large contest.
    players.keep(affected);
    List<Change> changes = Replay.of(statements.before(start, affected), contests);
    statements.deleteFrom(start);
    statements.add(changes);
    statements.refresh(affected);
  }
}
