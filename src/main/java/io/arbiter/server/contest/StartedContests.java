package io.arbiter.server.contest;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.puzzle.VersionOpening;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Opens the pictures of a contest's puzzles at its start. A browser asks for pictures without a
 * token, so they cannot be kept for the registered players. Thread-safe.
 */
@ApplicationScoped
public class StartedContests implements VersionOpening {
  private static final String STARTED =
      """
      select exists (select from contest_puzzle p join contest c on c.id = p.contest_id
        where p.puzzle_id = :puzzle and p.version = :version and c.starts_at <= now())
      """;

  private final Session session;

  StartedContests(@Current Session session) {
    this.session = session;
  }

  @Override
  public boolean isOpen(UUID puzzle, int version) {
    return Column.query(session, STARTED, Boolean.class)
        .setParameter("puzzle", puzzle)
        .setParameter("version", version)
        .getSingleResult();
  }
}
