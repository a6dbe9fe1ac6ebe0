package io.arbiter.server.puzzle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads which puzzles are a player's, for the export of the account. Thread-safe. */
@ApplicationScoped
public class PuzzleExport {
  private final PuzzleRepository puzzles;

  PuzzleExport(PuzzleRepository puzzles) {
    this.puzzles = puzzles;
  }

  /** A puzzle that is the player's as its author; its bundles are had from the authors' API. */
  public record Puzzle(String slug, Instant createdAt) {}

  @Transactional
  public List<Puzzle> of(UUID player) {
    return puzzles.of(player);
  }
}
