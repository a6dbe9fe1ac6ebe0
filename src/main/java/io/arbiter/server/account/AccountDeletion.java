package io.arbiter.server.account;

import io.arbiter.server.author.task.DeskTasks;
import io.arbiter.server.badge.Badges;
import io.arbiter.server.catalog.TakenHints;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.publication.PublicationRemoval;
import io.arbiter.server.score.Withdrawal;
import io.arbiter.server.submission.SubmissionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Deletes accounts. Submissions stay without a name, since counts, validations and rejudgings need
 * them. An author's puzzles stay without a name too. Thread-safe.
 */
@ApplicationScoped
public class AccountDeletion {
  private final PlayerStore players;
  private final Withdrawal withdrawal;
  private final Badges badges;
  private final PublicationRemoval publications;
  private final SubmissionStore submissions;
  private final TakenHints hints;
  private final DeskTasks tasks;

  AccountDeletion(
      PlayerStore players,
      Withdrawal withdrawal,
      Badges badges,
      PublicationRemoval publications,
      SubmissionStore submissions,
      TakenHints hints,
      DeskTasks tasks) {
    this.players = players;
    this.withdrawal = withdrawal;
    this.badges = badges;
    this.publications = publications;
    this.submissions = submissions;
    this.hints = hints;
    this.tasks = tasks;
  }

  /**
   * Deletes an account in one transaction. A concurrent transaction that writes about the player
   * either commits first, and this deletion sees its rows, or finds the account deleted.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED if it is deleted already,
   *     CONFLICT for the last admin
   */
  @Transactional
  public void delete(UUID player) {
    players.lock(player);
    withdrawal.of(player);
    badges.removeAllOf(player);
    publications.removeAllOf(player);
    submissions.empty(player);
    hints.removeAllOf(player);
    tasks.removeAllOf(player);
    players.anonymize(player);
  }
}
