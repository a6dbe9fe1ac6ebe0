package io.arbiter.server.contest.standings;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.UUID;

/**
 * What unfreezings have revealed of a player. After a deletion the steps stay, without a name,
 * because the standings of the others need them. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class RevealData implements PlayerData {
  private final StandingsQueries queries;

  RevealData(StandingsQueries queries) {
    this.queries = queries;
  }

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("contestReveals", () -> queries.revealsOf(player));
  }

  @Override
  public void remove(UUID player) {}
}
