package io.arbiter.server.puzzle;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Which puzzles a player has written, and which hints the player has looked at. Thread-safe. */
@ApplicationScoped
class PuzzleData implements PlayerData {
  private final PuzzleQueries queries;

  PuzzleData(PuzzleQueries queries) {
    this.queries = queries;
  }

  /** A puzzle that the player has written. The authors' API gives its bundles. */
  public record Written(String slug, Instant createdAt) {}

  /** A hint that the player has looked at, for the first time at this moment. */
  public record TakenHint(String puzzle, int number, Instant at) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("puzzles", () -> queries.written(player));
    out.write("hints", () -> queries.hintsOf(player));
  }

  /** Puzzles stay, and the deleted account has no name. */
  @Override
  @Transactional(TxType.MANDATORY)
  public void remove(UUID player) {
    queries.removeHints(player);
    queries.removeCoAuthor(player);
  }
}
