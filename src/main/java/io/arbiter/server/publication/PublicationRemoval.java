package io.arbiter.server.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Removes the publications, comments and votes of a deleted account. Thread-safe. */
@ApplicationScoped
public class PublicationRemoval {
  private final RemovalStatements statements;

  PublicationRemoval(RemovalStatements statements) {
    this.statements = statements;
  }

  /**
   * Removes everything of a player whose lock the caller holds. The player's own publications are
   * removed with their votes and comments by others.
   */
  @Transactional(TxType.MANDATORY)
  public void removeAllOf(UUID player) {
    List<UUID> touched = statements.lockTouched(player);
    statements.removeVotes(touched, player);
    statements.removeComments(touched, player);
    statements.removePublications(touched, player);
    statements.countAgain(touched, player);
  }
}
