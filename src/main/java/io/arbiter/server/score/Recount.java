package io.arbiter.server.score;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.score.RecountStatements.Solution;
import io.arbiter.server.submission.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Recomputes what a player has from a puzzle. The source is the current judgements of the player's
 * submissions: the earliest accepted submission solves the puzzle, with the points of the version
 * that judged it. A player who has deleted the account has nothing.
 *
 * <p>Whoever changes {@code solved}, {@code standing} or {@code best} of a player holds that
 * player's lock, taken after the locks of submissions and before all others. A lock of the rows
 * themselves would not do, since they may not be there yet: a sum made without a row that another
 * transaction is about to commit would overwrite what that one added.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Recount {
  private final PlayerStore players;
  private final Judgements judgements;
  private final RecountStatements statements;

  Recount(PlayerStore players, Judgements judgements, RecountStatements statements) {
    this.players = players;
    this.judgements = judgements;
    this.statements = statements;
  }

  /** Takes the player's lock, until the end of the transaction. */
  public void lock(UUID player) {
    players.lock(Set.of(player));
  }

  /**
   * Takes the locks of several players, as {@link #lock(UUID)}.
   *
   * @return those that still have an account
   */
  Set<UUID> lock(Set<UUID> ids) {
    return ids.isEmpty() ? Set.of() : players.lock(ids);
  }

  /**
   * Recomputes everything, in statements that begin after the player's lock was taken. So they see
   * all that earlier holders of the lock wrote. The caller holds that lock, and {@link
   * PuzzleCounts#add notes} what this returns.
   *
   * @return by how much the number of players who have solved the puzzle changes: -1, 0 or 1
   */
  public int of(UUID player, UUID puzzle) {
    int before = statements.deleteSolved(player, puzzle);
    Optional<Solution> solution = statements.insertSolved(player, puzzle);
    judgements.setPoints(
        player,
        puzzle,
        solution.map(Solution::submission).orElse(null),
        solution.map(Solution::points).orElse(0));
    statements.setStandings(player);
    statements.deleteBest(player, puzzle);
    statements.insertBest(player, puzzle);
    return (solution.isPresent() ? 1 : 0) - before;
  }

  /** Recomputes the sums of all boards. */
  void standings(UUID player) {
    statements.setStandings(player);
  }
}
