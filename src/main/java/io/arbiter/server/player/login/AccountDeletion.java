package io.arbiter.server.player.login;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerStore;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Deletes accounts. Submissions stay without a name, since counts, validations and rejudgings need
 * them. An author's puzzles stay without a name too. The log of admins keeps the ids only.
 * Thread-safe.
 */
@ApplicationScoped
public class AccountDeletion {
  private final PlayerStore players;
  private final List<PlayerData> owners;

  AccountDeletion(PlayerStore players, @All List<PlayerData> owners) {
    this.players = players;
    this.owners = owners;
  }

  /**
   * Deletes an account in one transaction. A concurrent transaction that writes about the player
   * either commits first, and this deletion sees its rows, or finds the account deleted.
   *
   * @param proof refuses with an exception; it runs when the account is locked
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED if it is deleted already,
   *     CONFLICT for the last admin
   */
  @Transactional
  public void delete(UUID player, Runnable proof) {
    players.lock(player);
    proof.run();
    owners.forEach(owner -> owner.remove(player));
    players.anonymize(player);
  }
}
