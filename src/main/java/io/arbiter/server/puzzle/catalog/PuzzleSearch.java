package io.arbiter.server.puzzle.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * Queries of the catalogue. Its usual list goes from easy to hard, then by slug. PostgreSQL plans
 * each search for its own values, so that a plan has only the conditions of its search. PostgreSQL
 * either reads the index of that order, or sorts what the index of words and tags finds. Which plan
 * is quicker depends on how many puzzles have the word, so a plan is not reused for other words.
 * Counts are added up only for the puzzles of the page.
 */
interface PuzzleSearch extends Queries {
  /**
   * Joins as {@code t} the translation of a version {@code v} into the language of {@code
   * :languages} that comes first. There is none if the version's own language comes first.
   */
  String WANTED_TRANSLATION =
      """
      left join lateral (select l.* from version_translation l
        where l.puzzle_id = v.puzzle_id and l.number = v.number
          and array_position(cast(:languages as text[]), l.language)
            < coalesce(array_position(cast(:languages as text[]), v.language), 1000)
        order by array_position(cast(:languages as text[]), l.language) limit 1) t on true
      """;

  String RESULT =
      """
      select v.slug, coalesce(t.title, v.title) as title,
        coalesce(t.language, v.language) as language, v.difficulty, v.points, v.tags, v.always_open, p.author_id,
        s.player_id is not null as is_solved,
        cast(p.solved_by + coalesce(n.solved_by, 0) as bigint) as solved_by,
        cast(p.attempts + coalesce(n.attempts, 0) as bigint) as attempts, v.sort_rank
      from (
      """;

  String VERSION =
      """
        select v.puzzle_id, v.number, v.slug, v.title, v.language, v.difficulty,
          v.points, v.tags, v.always_open,
      """;

  /** The published versions, of which an index has the usual order. */
  String BY_LEVEL =
      RESULT
          + VERSION
          + """
          v.level, cast(v.level as float8) as sort_rank
            from puzzle_version v where v.state = 'PUBLISHED'
          """;

  /**
   * The published versions in another order. All are read, and the best of them are kept. The
   * totals of a puzzle lack what is not added up yet. Puzzles without attempts come last by rate,
   * and puzzles of no station come last along the line.
   */
  String RANKED =
      """
          cast(case cast(:sort as text)
            when 'POINTS' then -v.points
            when 'RATE' then coalesce(-cast(q.solved_by as float8) / nullif(q.attempts, 0), 1)
            when 'NEWEST' then -extract(epoch from q.created_at)
            else coalesce(array_position(cast(:line as text[]), v.slug), 1000000 + v.level)
          end as float8) as sort_rank
        from puzzle_version v join puzzle q on q.id = v.puzzle_id
        where v.state = 'PUBLISHED'
      """;

  String JOINS =
      """
      ) v
      join puzzle p on p.id = v.puzzle_id
      left join solved_puzzle s on s.player_id = :viewer and s.puzzle_id = v.puzzle_id
      left join lateral (select sum(c.attempts) as attempts, sum(c.solved_by) as solved_by
        from noted_count c where c.puzzle_id = v.puzzle_id) n on true
      """
          + WANTED_TRANSLATION;

  /** What a search asks for. A null stands for no condition. */
  String CONDITIONS =
      """
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
      """;

  String PAGE =
      BY_LEVEL
          + "and (v.level, v.slug) > (:afterLevel, :afterSlug)"
          + CONDITIONS
          + "order by v.level, v.slug limit :limit"
          + JOINS
          + "order by v.level, v.slug";

  String SORTED_PAGE =
      RESULT
          + "select * from ("
          + VERSION
          + RANKED
          + CONDITIONS
          + """
            ) v where (v.sort_rank, v.slug) > (:afterRank, :afterSlug)
            order by v.sort_rank, v.slug limit :limit
          """
          + JOINS
          + "order by v.sort_rank, v.slug";

  /** Which puzzles to list; null means all. */
  record Filter(
      @Nullable Difficulty difficulty,
      @Nullable String tag,
      @Nullable SearchText text,
      @Nullable Boolean solved) {
    @Nullable Integer level() {
      return difficulty == null ? null : difficulty.level();
    }

    @Nullable String whole() {
      return text == null ? null : text.whole();
    }

    String before() {
      return text == null ? "" : text.before();
    }

    String beginning() {
      return text == null ? "" : text.beginning();
    }
  }

  /** Ways to sort the list. Equal puzzles are sorted by slug. */
  enum Order {
    /** Along the line of stations, then from easy to hard. */
    STATION,
    /** From easy to hard: the usual order. */
    DIFFICULTY,
    /** The most points first. */
    POINTS,
    /** The largest share of successful attempts first. */
    RATE,
    /** The newest puzzle first. */
    NEWEST
  }

  /** The position of a puzzle in the order. */
  record Key(double rank, String slug) {
    /** Before all puzzles. */
    static final Key START = new Key(Double.NEGATIVE_INFINITY, "");
  }

  /** A puzzle in a list; the language is that of the title, a tag of BCP 47. */
  record Listed(
      String slug,
      String title,
      String language,
      String difficulty,
      int points,
      String[] tags,
      @JsonIgnore boolean alwaysOpen,
      @JsonIgnore @Nullable UUID author,
      boolean solved,
      long solvedBy,
      long attempts,
      @JsonIgnore double rank) {}

  /** What a viewer has achieved with a puzzle. */
  record Figures(
      boolean solved,
      @Nullable Long steps,
      @Nullable Long cpuMillis,
      @Nullable Long sourceBytes,
      @Nullable Long points) {
    PuzzleCatalog.@Nullable Best best() {
      return steps == null ? null : new PuzzleCatalog.Best(steps, cpuMillis, sourceBytes, points);
    }
  }

  @SQL(
      """
      select exists (select from solved_puzzle s
          where s.player_id = :viewer and s.puzzle_id = p.id) as is_solved,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'steps') as best_steps,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'time') as best_time,
        (select value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'size') as best_size,
        (select -value from best_value b where b.puzzle_id = p.id
          and b.player_id = :viewer and measure = 'points') as best_points
      from puzzle p where p.slug = :slug
      """)
  Figures figures(String slug, UUID viewer);

  /** A page in the usual order. */
  default List<Listed> page(
      Filter filter, Key after, LanguagePreference languages, Optional<UUID> viewer, int limit) {
    return withoutKeptPlan(
        () ->
            page(
                (int) after.rank(),
                after.slug(),
                filter.level(),
                filter.tag(),
                filter.whole(),
                filter.before(),
                filter.beginning(),
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

  /**
   * A page in another order.
   *
   * @param line the puzzles of all stations, in order
   */
  default List<Listed> sorted(
      Filter filter,
      Order order,
      List<String> line,
      Key after,
      LanguagePreference languages,
      Optional<UUID> viewer,
      int limit) {
    return withoutKeptPlan(
        () ->
            sorted(
                order.name(),
                line.toArray(String[]::new),
                after.rank(),
                after.slug(),
                filter.level(),
                filter.tag(),
                filter.whole(),
                filter.before(),
                filter.beginning(),
                filter.solved(),
                languages.tags().toArray(String[]::new),
                viewer.orElse(null),
                limit));
  }

  @SQL(SORTED_PAGE)
  List<Listed> sorted(
      String sort,
      String[] line,
      double afterRank,
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

  /** How many puzzles a search finds. */
  default long total(Filter filter, Optional<UUID> viewer) {
    return withoutKeptPlan(
        () ->
            total(
                    filter.level(),
                    filter.tag(),
                    filter.whole(),
                    filter.before(),
                    filter.beginning(),
                    filter.solved(),
                    viewer.orElse(null))
                .value());
  }

  @SQL("select count(*) from puzzle_version v where v.state = 'PUBLISHED'" + CONDITIONS)
  CountRow total(
      @Nullable Integer level,
      @Nullable String tag,
      @Nullable String text,
      String before,
      String beginning,
      @Nullable Boolean solved,
      @Nullable UUID viewer);

  @SQL(BY_LEVEL + "and v.slug = :slug" + JOINS)
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
