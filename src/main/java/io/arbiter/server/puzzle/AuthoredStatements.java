package io.arbiter.server.puzzle;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL that reads puzzles for authors. */
@ApplicationScoped
class AuthoredStatements {
  private static final String BUNDLE =
      """
      select v.archive, v.bundle from puzzle p
      join puzzle_version v on v.puzzle_id = p.id
      where p.slug = :slug and v.number = :number
      """;

  private static final String AUTHORED =
      """
      select p.slug, v.title, v.number, v.state,
        (select number from puzzle_version
          where puzzle_id = p.id and state = 'PUBLISHED') as published
      from puzzle p
      join lateral (select * from puzzle_version
        where puzzle_id = p.id order by number desc limit 1) v on true
      where (cast(:author as uuid) is null or p.author_id = :author)
        and (cast(:after as text) is null or p.slug > :after)
      order by p.slug limit :limit
      """;

  private static final String VERSIONS =
      """
      select v.number, v.title, v.state, v.hash, v.created_at, v.published_at,
        v.strength, v.validation
      from puzzle p join puzzle_version v on v.puzzle_id = p.id
      where p.slug = :slug and (cast(:before as int) is null or v.number < :before)
      order by v.number desc limit :limit
      """;

  private final Session session;

  AuthoredStatements(@Current Session session) {
    this.session = session;
  }

  /** The files of a version as JSON, and the zip if the author sent one. */
  record Bundle(byte @Nullable [] archive, byte[] content) {}

  /** A puzzle with its newest version, and the number of its published one. */
  record Authored(
      String slug, String title, int latest, String state, @Nullable Integer published) {}

  /** A version without its bundle and its report. */
  record Listed(
      int number,
      String title,
      String state,
      String hash,
      Instant createdAt,
      @Nullable Instant publishedAt,
      @Nullable Double strength,
      @Nullable UUID validation) {}

  /** The versions of a puzzle, newest first. */
  List<Listed> versions(String slug, Optional<Integer> before, int limit) {
    return session
        .createNativeQuery(VERSIONS, Listed.class)
        .setParameter("slug", slug)
        .setParameter("before", before.orElse(null), Integer.class)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The bundle of a version. */
  Optional<Bundle> bundle(String slug, int number) {
    return session
        .createNativeQuery(BUNDLE, Bundle.class)
        .setParameter("slug", slug)
        .setParameter("number", number)
        .uniqueResultOptional();
  }

  /** The puzzles of an author, or of all authors, by slug. */
  List<Authored> authored(Optional<UUID> author, Optional<String> after, int limit) {
    return session
        .createNativeQuery(AUTHORED, Authored.class)
        .setParameter("author", author.orElse(null), UUID.class)
        .setParameter("after", after.orElse(null), String.class)
        .setParameter("limit", limit)
        .getResultList();
  }
}
