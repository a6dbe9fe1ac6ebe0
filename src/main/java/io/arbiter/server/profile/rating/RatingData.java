package io.arbiter.server.profile.rating;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import io.arbiter.server.profile.rating.RatingQueries.Past;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.util.UUID;

/** A player's rating and its changes. Thread-safe. */
@ApplicationScoped
class RatingData implements PlayerData {
  private final RatingQueries queries;

  RatingData(RatingQueries queries) {
    this.queries = queries;
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("ratings", (after, limit) -> queries.changes(player, after, limit), Past::contest);
  }

  /**
   * Deletes the rating. The ranks stay, and the deleted account has no name: other players' ratings
   * are computed from them.
   */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.delete(new UUID[] {player});
  }
}
