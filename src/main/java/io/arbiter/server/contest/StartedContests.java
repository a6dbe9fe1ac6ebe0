package io.arbiter.server.contest;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import io.arbiter.server.puzzle.VersionOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Opens the pictures of a contest's puzzles at its start. A browser asks for pictures without a
 * token, so they cannot be kept for the registered players. Knows which puzzles a publication would
 * show too early. Thread-safe.
 */
@ApplicationScoped
public class StartedContests implements VersionOpening {
  private static final String STARTED =
      """
      select exists (select from contest_puzzle p join contest c on c.id = p.contest_id
        where p.puzzle_id = :puzzle and p.version = :version and c.starts_at <= now())
      """;

  private static final String RESERVED =
      """
      select c.title from named_puzzle z
      join contest_puzzle p on p.puzzle_id = z.id
      join contest c on c.id = p.contest_id
      where z.slug = :slug and c.ends_at > now()
        and not exists (select from published_version v where v.puzzle_id = z.id)
      order by c.starts_at, c.id
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

  @Override
  @Transactional
  public List<String> reservedFor(String slug) {
    return Column.query(session, RESERVED, String.class).setParameter("slug", slug).getResultList();
  }
}
