package io.arbiter.server.account;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.publication.Publications;
import io.arbiter.server.rejudging.Rejudgings;
import io.arbiter.server.score.Withdrawal;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Deletes accounts. Submissions stay without a name, since counts, validations and rejudgings rest
 * on them; so do an author's puzzles. Thread-safe.
 */
@ApplicationScoped
public class AccountDeletion {
  private final Jdbi jdbi;

  public AccountDeletion(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Deletes an account in one transaction. What is written of the player at the same time is either
   * seen here, or finds the account deleted.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED when it is deleted already,
   *     CONFLICT for the last admin
   */
  public void delete(UUID player) {
    jdbi.useTransaction(
        transaction -> {
          PlayerStore.lock(transaction, player);
          Withdrawal.of(transaction, player);
          Rejudgings.removeNameOf(transaction, player);
          Publications.removeAllOf(transaction, player);
          SubmissionStore.empty(transaction, player);
          PlayerStore.bury(transaction, player);
        });
  }
}
