package io.arbiter.server.score;

import io.arbiter.server.submission.Judgements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Removes a player whose account is being deleted from all rankings. The submissions still count as
 * attempts, but no longer as a solver's. {@link Recount} makes sure that later judgements do not
 * bring the player back.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Withdrawal {
  private final RecountStatements statements;
  private final Judgements judgements;

  Withdrawal(RecountStatements statements, Judgements judgements) {
    this.statements = statements;
    this.judgements = judgements;
  }

  /**
   * Withdraws a player, whose lock the caller holds; the caller marks the account as deleted in the
   * same transaction.
   */
  public void of(UUID player) {
    // In this order: the best solutions are found through the solved puzzles.
    statements.deleteAllBest(player);
    statements.deleteAllSolved(player);
    statements.deleteStandings(player);
    judgements.clearPoints(player);
  }
}
