package io.arbiter.server.puzzle.catalog;

import static io.arbiter.server.puzzle.catalog.CatalogStatements.WANTED_TRANSLATION;

import io.arbiter.core.bundle.tests.Difficulty;
import io.arbiter.core.language.LanguagePreference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query of a page of the catalogue, from easy to hard, then by slug. The query has only the
 * conditions of this search, so each search gets its own plan. PostgreSQL either reads the index of
 * that order, or sorts what the index of words and tags finds. Which plan is quicker depends on how
 * many puzzles have the word, so a plan is not reused for other words. Counts are added up only for
 * the puzzles of the page.
 */
final class PuzzleSearch {
  /** Which puzzles to list; null means all. */
  record Filter(
      @Nullable Difficulty difficulty,
      @Nullable String tag,
      @Nullable SearchText text,
      @Nullable Boolean solved) {}

  /** The position of a puzzle in the order. */
  record Key(int level, String slug) {}

  private static final String PAGE =
      """
      select v.slug, coalesce(t.title, v.title) as title,
        coalesce(t.language, v.language) as language, v.difficulty, v.points, v.tags, v.always_open, p.author_id,
        s.player_id is not null as is_solved,
        cast(p.solved_by + coalesce(n.solved_by, 0) as bigint) as solved_by,
        cast(p.attempts + coalesce(n.attempts, 0) as bigint) as attempts
      from (
        select v.puzzle_id, v.number, v.slug, v.level, v.title, v.language, v.difficulty,
          v.points, v.tags, v.always_open
        from puzzle_version v where v.state = 'PUBLISHED'%s
        order by v.level, v.slug limit :limit
      ) v
      join puzzle p on p.id = v.puzzle_id
      left join solved_puzzle s on s.player_id = :viewer and s.puzzle_id = v.puzzle_id
      left join lateral (select sum(c.attempts) as attempts, sum(c.solved_by) as solved_by
        from noted_count c where c.puzzle_id = v.puzzle_id) n on true
      left join lateral (%s) t on true
      order by v.level, v.slug
      """;

  private final StringBuilder conditions = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();
  private final Optional<UUID> viewer;

  /**
   * Makes the query.
   *
   * @param after the last puzzle of the previous page
   * @param languages of the titles, the best first
   * @param limit the most rows
   */
  PuzzleSearch(
      Filter filter,
      Optional<Key> after,
      LanguagePreference languages,
      Optional<UUID> viewer,
      int limit) {
    this.viewer = viewer;
    values.put("limit", limit);
    values.put("languages", languages.tags().toArray(String[]::new));
    after.ifPresent(this::after);
    if (filter.difficulty() != null) {
      require("v.level = :level", Map.of("level", filter.difficulty().level()));
    }
    if (filter.tag() != null) {
      require("v.tags @> array[:tag]::text[]", Map.of("tag", filter.tag()));
    }
    if (filter.text() != null) {
      text(filter.text());
    }
    if (filter.solved() != null) {
      solved(filter.solved());
    }
  }

  /** The query of one puzzle. */
  static PuzzleSearch of(String slug, LanguagePreference languages, Optional<UUID> viewer) {
    var search =
        new PuzzleSearch(
            new Filter(null, null, null, null), Optional.empty(), languages, viewer, 1);
    search.require("v.slug = :slug", Map.of("slug", slug));
    return search;
  }

  private void after(Key key) {
    require(
        "(v.level, v.slug) > (:afterLevel, :afterSlug)",
        Map.of("afterLevel", key.level(), "afterSlug", key.slug()));
  }

  private void text(SearchText text) {
    if (text.beginning().isEmpty()) {
      require("v.search @@ websearch_to_tsquery('english', :text)", Map.of("text", text.whole()));
    } else {
      require(
          """
          v.search @@ (websearch_to_tsquery('english', :text)
            || (websearch_to_tsquery('english', :before)
              && (quote_literal(:beginning) || ':*')::tsquery))\
          """,
          Map.of("text", text.whole(), "before", text.before(), "beginning", text.beginning()));
    }
  }

  private void solved(boolean solved) {
    require(
        (solved ? "" : "not ")
            + "exists (select from solved_puzzle s"
            + " where s.player_id = :viewer and s.puzzle_id = v.puzzle_id)",
        Map.of());
  }

  private void require(String condition, Map<String, Object> parameters) {
    conditions.append("\n    and ").append(condition);
    values.putAll(parameters);
  }

  String sql() {
    return PAGE.formatted(conditions, WANTED_TRANSLATION);
  }

  /** Sets the parameters of a query of this SQL. */
  <R> NativeQuery<R> bind(NativeQuery<R> query) {
    values.forEach((name, value) -> query.setParameter(name, value));
    return query.setParameter("viewer", viewer.orElse(null), UUID.class);
  }
}
