package io.arbiter.server.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** Removes what a player who leaves has published, said and voted for. Thread-safe. */
@ApplicationScoped
public class PublicationRemoval {
  private final RemovalStatements statements;

  PublicationRemoval(RemovalStatements statements) {
    this.statements = statements;
  }

  /**
   * Removes all of a player whose lock the caller holds. Of the publications that are touched, the
   * player's own go with all that others said of them.
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
