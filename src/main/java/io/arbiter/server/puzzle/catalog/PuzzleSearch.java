package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Queries of the catalogue's list, from easy to hard, then by slug. PostgreSQL plans each search
 * for its own values, so that a plan has only the conditions of its search. PostgreSQL either reads
 * the index of that order, or sorts what the index of words and tags finds. Which plan is quicker
 * depends on how many puzzles have the word, so a plan is not reused for other words. Counts are
 * added up only for the puzzles of the page.
 */
interface PuzzleSearch extends Queries {
  String COLUMNS =
      """
      select v.slug, coalesce(t.title, v.title) as title,
        coalesce(t.language, v.language) as language, v.difficulty, v.points, v.tags, v.always_open, p.author_id,
        s.player_id is not null as is_solved,
        cast(p.solved_by + coalesce(n.solved_by, 0) as bigint) as solved_by,
        cast(p.attempts + coalesce(n.attempts, 0) as bigint) as attempts
      from (
        select v.puzzle_id, v.number, v.slug, v.level, v.title, v.language, v.difficulty,
          v.points, v.tags, v.always_open
        from puzzle_version v where v.state = 'PUBLISHED'
      """;

  String JOINS =
      """
      ) v
      join puzzle p on p.id = v.puzzle_id
      left join solved_puzzle s on s.player_id = :viewer and s.puzzle_id = v.puzzle_id
      left join lateral (select sum(c.attempts) as attempts, sum(c.solved_by) as solved_by
        from noted_count c where c.puzzle_id = v.puzzle_id) n on true
      """
          + CatalogQueries.WANTED_TRANSLATION;

  /** A page. A null stands for no condition. */
  String PAGE =
      COLUMNS
          + """
            and (v.level, v.slug) > (:afterLevel, :afterSlug)
            and (cast(:level as int) is null or v.level = :level)
            and (cast(:tag as text) is null or v.tags @> array[cast(:tag as text)])
            and (cast(:text as text) is null or v.search @@ case :beginning
              when '' then websearch_to_tsquery('english', :text)
              else websearch_to_tsquery('english', :text)
                || (websearch_to_tsquery('english', :before)
                  && cast(quote_literal(:beginning) || ':*' as tsquery)) end)
            and (cast(:solved as boolean) is distinct from true or v.puzzle_id = any(array(
              select s.puzzle_id from solved_puzzle s where s.player_id = :viewer)))
            and (cast(:solved as boolean) is distinct from false
              or not exists (select from solved_puzzle s
                where s.player_id = :viewer and s.puzzle_id = v.puzzle_id))
            order by v.level, v.slug limit :limit
          """
          + JOINS
          + "order by v.level, v.slug";

  /** Which puzzles to list; null means all. */
  record Filter(
      @Nullable Difficulty difficulty,
      @Nullable String tag,
      @Nullable SearchText text,
      @Nullable Boolean solved) {}

  /** The position of a puzzle in the order. */
  record Key(int level, String slug) {
    /** Before all puzzles. */
    static final Key START = new Key(0, "");
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

  /**
   * A page of the catalogue.
   *
   * @param after the last puzzle of the previous page
   * @param languages of the titles, the best first
   * @param limit the most rows
   */
  default List<Listed> page(
      Filter filter, Key after, LanguagePreference languages, Optional<UUID> viewer, int limit) {
    @Nullable SearchText text = filter.text();
    return withoutKeptPlan(
        () ->
            page(
                after.level(),
                after.slug(),
                filter.difficulty() == null ? null : filter.difficulty().level(),
                filter.tag(),
                text == null ? null : text.whole(),
                text == null ? "" : text.before(),
                text == null ? "" : text.beginning(),
                filter.solved(),
                languages.tags().toArray(String[]::new),
                viewer.orElse(null),
                limit));
  }

  @SQL(PAGE)
  List<Listed> page(
      int afterLevel,
      String afterSlug,
      @Nullable Integer level,
      @Nullable String tag,
      @Nullable String text,
      String before,
      String beginning,
      @Nullable Boolean solved,
      String[] languages,
      @Nullable UUID viewer,
      int limit);

  /** One published puzzle. */
  @SQL(COLUMNS + "and v.slug = :slug" + JOINS)
  Optional<Listed> find(String slug, String[] languages, @Nullable UUID viewer);

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
    return session()
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              PGConnection driver = connection.unwrap(PGConnection.class);
              int before = driver.getPrepareThreshold();
              driver.setPrepareThreshold(executions);
              return before;
            });
  }
}
