package io.arbiter.server.puzzle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads which puzzles a player has written, for the export of the account. Thread-safe. */
@ApplicationScoped
public class PuzzleExport {
  private final PuzzleRepository puzzles;

  PuzzleExport(PuzzleRepository puzzles) {
    this.puzzles = puzzles;
  }

  /** A puzzle that the player has written. The authors' API gives its bundles. */
  public record Puzzle(String slug, Instant createdAt) {}

  @Transactional
  public List<Puzzle> of(UUID player) {
    return puzzles.of(player);
  }
}
