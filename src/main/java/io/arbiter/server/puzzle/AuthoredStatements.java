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

  private static final String CONTENT =
      """
      select v.bundle, t.content from puzzle p
      join puzzle_version v on v.puzzle_id = p.id
      join test_set t on t.hash = v.test_set_hash
      where p.slug = :slug and v.number = :number
      """;

  private static final String AUTHORED =
      """
      select p.slug, v.title, v.number, v.state,
        (select number from puzzle_version o
          where o.puzzle_id = p.id and o.state = 'PUBLISHED') as published
      from puzzle p
      join lateral (select * from puzzle_version o
        where o.puzzle_id = p.id order by o.number desc limit 1) v on true
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

  private static final String VERSION =
      """
      select p.slug, v.number, v.title, v.state, v.hash, v.created_at, v.published_at,
        v.limits::text as limits, v.validation, v.report::text as report
      from puzzle p join puzzle_version v on v.puzzle_id = p.id
      where p.slug = :slug and v.number = :number
      """;

  private static final String WRITTEN =
      "select slug, created_at from puzzle p where author_id = :author order by slug";

  private final Session session;

  AuthoredStatements(@Current Session session) {
    this.session = session;
  }

  /** The files of a version as JSON, and the zip if the author sent one. */
  record Bundle(byte @Nullable [] archive, byte[] content) {}

  /** The files of a version as JSON, and its test set as a record of a topic. */
  record Content(byte[] bundle, byte[] tests) {}

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

  /** A version without its bundle. The limits and the report are JSON. */
  record Version(
      String slug,
      int number,
      String title,
      String state,
      String hash,
      Instant createdAt,
      @Nullable Instant publishedAt,
      String limits,
      @Nullable UUID validation,
      @Nullable String report) {}

  /** A version of a puzzle. */
  Optional<Version> version(String slug, int number) {
    return session
        .createNativeQuery(VERSION, Version.class)
        .setParameter("slug", slug)
        .setParameter("number", number)
        .uniqueResultOptional();
  }

  /** The puzzles that a player has written, by slug. */
  List<AuthorData.Puzzle> written(UUID author) {
    return session
        .createNativeQuery(WRITTEN, AuthorData.Puzzle.class)
        .setParameter("author", author)
        .getResultList();
  }

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

  /** The bundle and the test set of a version. */
  Optional<Content> content(String slug, int number) {
    return session
        .createNativeQuery(CONTENT, Content.class)
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
