package io.arbiter.server.contest;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.UUID;

/** The questions and announcements of a player. Public ones stay, without a name. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class ClarificationData implements PlayerData {
  private final ContestantQueries queries;

  ClarificationData(ContestantQueries queries) {
    this.queries = queries;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write(
        "clarifications",
        (after, limit) -> queries.clarificationsOf(player, after, limit),
        Clarification::id);
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.deletePrivate(player);
  }
}
