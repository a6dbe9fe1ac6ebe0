package io.arbiter.server.account;

import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.publication.PublicationRemoval;
import io.arbiter.server.rejudging.Rejudgings;
import io.arbiter.server.score.Withdrawal;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Deletes accounts. Submissions stay without a name, since counts, validations and rejudgings rest
 * on them; so do an author's puzzles. Thread-safe.
 */
@ApplicationScoped
public class AccountDeletion {
  private final @Nullable PlayerStore players;
  private final @Nullable PublicationRemoval publications;
  private final Jdbi jdbi;

  @Inject
  AccountDeletion(PlayerStore players, PublicationRemoval publications, Jdbi jdbi) {
    this.players = players;
    this.publications = publications;
    this.jdbi = jdbi;
  }

  // Until its callers have left JDBI.
  public AccountDeletion(Jdbi jdbi) {
    this.players = null;
    this.publications = null;
    this.jdbi = jdbi;
  }

  /**
   * Deletes an account in one transaction. What is written of the player at the same time is either
   * seen here, or finds the account deleted.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED when it is deleted already,
   *     CONFLICT for the last admin
   */
  @Transactional
  public void delete(UUID player) {
    if (players == null || publications == null) {
      deleteByHandle(player);
      return;
    }
    players.lock(player);
    // Until Withdrawal and Rejudgings have left JDBI.
    jdbi.useHandle(
        transaction -> {
          Withdrawal.of(transaction, player);
          Rejudgings.removeNameOf(transaction, player);
        });
    publications.removeAllOf(player);
    // Until SubmissionStore has left JDBI.
    jdbi.useHandle(transaction -> SubmissionStore.empty(transaction, player));
    players.anonymize(player);
  }

  // Until its callers have left JDBI.
  private void deleteByHandle(UUID player) {
    jdbi.useTransaction(
        transaction -> {
          PlayerStore.lock(transaction, player);
          Withdrawal.of(transaction, player);
          Rejudgings.removeNameOf(transaction, player);
          PublicationRemoval.removeAllOf(transaction, player);
          SubmissionStore.empty(transaction, player);
          PlayerStore.anonymize(transaction, player);
        });
  }
}
