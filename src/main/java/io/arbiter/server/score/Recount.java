package io.arbiter.server.score;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.score.ScoringQueries.Gained;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Recomputes a player's scores of a puzzle from the current judgements of the player's submissions.
 * The earliest accepted submission solves the puzzle, with the points that the author's code gave,
 * or else those of the version that judged it. A later one improves the player's points if the
 * author's code gave it more than all before it. A player with a deleted account has no scores.
 *
 * <p>Every transaction that changes {@code solved}, {@code standing} or {@code best} of a player
 * holds that player's lock. It takes the lock after the locks of submissions and before all others.
 * Locks of the changed rows are not enough, since the rows may not exist yet. Then a sum could miss
 * a row that another transaction is about to commit, and overwrite that transaction's sum.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Recount {
  private final PlayerStore players;
  private final SubmissionStore submissions;
  private final RecountQueries queries;

  Recount(PlayerStore players, SubmissionStore submissions, RecountQueries queries) {
    this.players = players;
    this.submissions = submissions;
    this.queries = queries;
  }

  /** Takes the player's lock, until the end of the transaction; false if the account is deleted. */
  public boolean lock(UUID player) {
    return !players.lock(Set.of(player)).isEmpty();
  }

  /**
   * Takes the locks of several players, like {@link #lock(UUID)}.
   *
   * @return the players who still have an account
   */
  Set<UUID> lock(Set<UUID> ids) {
    return ids.isEmpty() ? Set.of() : players.lock(ids);
  }

  /** The players who have an account, without a lock. */
  Set<UUID> present(Set<UUID> ids) {
    return ids.isEmpty() ? Set.of() : players.names(ids).keySet();
  }

  /**
   * Recomputes everything. The caller holds the player's lock, so the statements see everything
   * that earlier holders of the lock wrote. The caller also {@linkplain PuzzleCounts#add notes} the
   * result.
   *
   * @return the change in the number of players who have solved the puzzle: -1, 0 or 1
   */
  public int of(UUID player, UUID puzzle) {
    int before = queries.deleteSolved(player, puzzle);
    List<Gained> gains = queries.insertGains(player, puzzle);
    submissions.setPoints(
        player,
        puzzle,
        gains.stream().collect(Collectors.toMap(Gained::submission, Gained::points)));
    queries.setStandings(player);
    queries.setBest(player, puzzle);
    return (gains.isEmpty() ? 0 : 1) - before;
  }

  public void standings(UUID player) {
    queries.setStandings(player);
  }
}
