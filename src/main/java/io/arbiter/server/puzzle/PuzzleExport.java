package io.arbiter.server.puzzle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reads which puzzles are a player's, for the export of the account. Thread-safe. */
@ApplicationScoped
public class PuzzleExport {
  private final Session session;

  PuzzleExport(Session session) {
    this.session = session;
  }

  /** A puzzle that is the player's as its author; its bundles are had from the authors' API. */
  public record Puzzle(String slug, Instant createdAt) {}

  @Transactional
  public List<Puzzle> of(UUID player) {
    return session
        .createNativeQuery(
            "select slug, created_at from puzzle where author_id = :player order by slug",
            Puzzle.class)
        .setParameter("player", player)
        .getResultList();
  }
}
