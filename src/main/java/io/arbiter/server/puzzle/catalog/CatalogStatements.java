package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** The SQL that reads puzzles for players. */
@ApplicationScoped
class CatalogStatements {
  /**
   * The translation of a version {@code v} into the language of {@code :languages} that comes
   * first. There is none if the version's own language comes first.
   */
  static final String WANTED_TRANSLATION =
      """
      select l.* from version_translation l
        where l.puzzle_id = v.puzzle_id and l.number = v.number
          and array_position(cast(:languages as text[]), l.language)
            < coalesce(array_position(cast(:languages as text[]), v.language), 1000)
        order by array_position(cast(:languages as text[]), l.language) limit 1\
      """;

  private static final String DETAIL =
      """
      select v.slug, v.number, coalesce(t.title, v.title) as title,
        coalesce(t.statement, v.statement) as statement,
        coalesce(t.statement_html, v.statement_html) as statement_html,
        coalesce(t.language, v.language) as language,
        array(select l.language from version_translation l
          where l.puzzle_id = p.id and l.number = v.number
          union select v.language order by 1) as languages,
        v.function, v.signature,
        v.starter, v.samples, v.limits, v.difficulty, v.points, v.tags, cardinality(v.hints),
        v.always_open, p.author_id, exists (select from solved_puzzle s
          where s.player_id = :viewer and s.puzzle_id = p.id) as is_solved,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'steps') as best_steps,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'time') as best_time,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'size') as best_size,
        (select -value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'points') as best_points,
        v.by_points, v.visual is not null
      from puzzle p
      join puzzle_version v on v.puzzle_id = p.id
      left join lateral (%s) t on true
      where p.slug = :slug
      """
          .formatted(WANTED_TRANSLATION);

  private static final String PUBLISHED = DETAIL + " and v.state = 'PUBLISHED'";
  private static final String PREVIEW = DETAIL + " and v.number = :number";

  private static final String HINT =
      """
      select case when t.hints[:number] <> v.hints[:number] then t.language
          else v.language end as language,
        coalesce(t.hints[:number], v.hints[:number]) as text
      from puzzle p
      join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
      left join lateral (%s) t on true
      where p.slug = :slug and v.hints[:number] is not null
      """
          .formatted(WANTED_TRANSLATION);

  private final Session session;

  CatalogStatements(@Current Session session) {
    this.session = session;
  }

  /** A puzzle in a list, and whether the viewer has solved it. */
  record Listed(
      String slug,
      String title,
      String language,
      String difficulty,
      int points,
      String[] tags,
      boolean alwaysOpen,
      @Nullable UUID author,
      boolean solved,
      long solvedBy,
      long attempts) {}

  /** A published version in full, and the viewer's best figures. */
  record Published(
      String slug,
      int number,
      String title,
      String statement,
      String statementHtml,
      String language,
      String[] languages,
      String function,
      String signature,
      String starter,
      String samples,
      String limits,
      String difficulty,
      int points,
      String[] tags,
      int hints,
      boolean alwaysOpen,
      @Nullable UUID author,
      boolean solved,
      @Nullable Long steps,
      @Nullable Long cpuMillis,
      @Nullable Long sourceBytes,
      @Nullable Long bestPoints,
      boolean byPoints,
      boolean hasVisual) {}

  /** A page of the catalogue. */
  List<Listed> search(PuzzleSearch search) {
    return withoutKeptPlan(
        () -> search.bind(session.createNativeQuery(search.sql(), Listed.class)).getResultList());
  }

  /**
   * Makes PostgreSQL plan each query for its own values. The driver names no statement on the
   * server, so the server keeps no plan to reuse. Only the driver's setting changes, without a
   * round trip.
   */
  private <T> T withoutKeptPlan(Supplier<T> queries) {
    int before = keepPlansAfter(0);
    try {
      return queries.get();
    } finally {
      keepPlansAfter(before);
    }
  }

  /** Sets after how many executions the driver names a statement; returns the previous number. */
  private int keepPlansAfter(int executions) {
    return session.doReturningWork(
        connection -> {
          PGConnection driver = connection.unwrap(PGConnection.class);
          int before = driver.getPrepareThreshold();
          driver.setPrepareThreshold(executions);
          return before;
        });
  }

  /** A hint as Markdown, and its language. */
  record Hint(String language, String text) {}

  /** The published version of a puzzle, in the first of the languages that it has. */
  Optional<Published> published(String slug, LanguagePreference languages, Optional<UUID> viewer) {
    return in(languages, session.createNativeQuery(PUBLISHED, Published.class))
        .setParameter("slug", slug)
        .setParameter("viewer", viewer.orElse(null), UUID.class)
        .uniqueResultOptional();
  }

  /** Like {@link #published}, for a version in any state. */
  Optional<Published> preview(
      String slug, int number, LanguagePreference languages, Optional<UUID> viewer) {
    return in(languages, session.createNativeQuery(PREVIEW, Published.class))
        .setParameter("slug", slug)
        .setParameter("number", number)
        .setParameter("viewer", viewer.orElse(null), UUID.class)
        .uniqueResultOptional();
  }

  /** A hint of the published version of a puzzle; hints are numbered from 1. */
  Optional<Hint> hint(String slug, int number, LanguagePreference languages) {
    return in(languages, session.createNativeQuery(HINT, Hint.class))
        .setParameter("slug", slug)
        .setParameter("number", number)
        .uniqueResultOptional();
  }

  private static <R> NativeQuery<R> in(LanguagePreference languages, NativeQuery<R> query) {
    return query.setParameter("languages", languages.tags().toArray(String[]::new));
  }
}
