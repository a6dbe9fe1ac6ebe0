package io.arbiter.server.puzzle;

import io.arbiter.server.player.PlayerData;
import io.arbiter.server.player.PlayerExport;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/** Which puzzles a player has written. Thread-safe. */
@ApplicationScoped
class AuthorData implements PlayerData {
  private final PuzzleQueries queries;

  AuthorData(PuzzleQueries queries) {
    this.queries = queries;
  }

  /** A puzzle that the player has written. The authors' API gives its bundles. */
  public record Puzzle(String slug, Instant createdAt) {}

  @Override
  public void export(UUID player, PlayerExport out) throws IOException {
    out.write("puzzles", () -> queries.written(player));
  }

  /** Removes nothing: puzzles stay, and the deleted account has no name. */
  @Override
  public void remove(UUID player) {}
}
