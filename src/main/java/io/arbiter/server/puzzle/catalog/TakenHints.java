package io.arbiter.server.puzzle.catalog;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Which hints players have looked at. Thread-safe. */
@ApplicationScoped
@Transactional
class TakenHints implements PlayerData {
  private final CatalogQueries queries;

  TakenHints(CatalogQueries queries) {
    this.queries = queries;
  }

  /** A hint that a player has looked at, for the first time at this moment. */
  public record Taken(String puzzle, int number, Instant at) {}

  /** Notes that a player has looked at a hint. Does nothing if that is noted already. */
  void note(UUID player, String slug, int number) {
    queries.noteHint(player, slug, number);
  }

  @Override
  @Transactional(TxType.SUPPORTS)
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("hints", () -> queries.hintsOf(player));
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.removeHints(player);
  }
}
