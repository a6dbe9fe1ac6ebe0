package io.arbiter.server.puzzle.catalog;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of single puzzles for players, and of hints. */
interface CatalogQueries extends Queries {
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

  /** A version in full, and the viewer's best figures. */
  record Version(
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

  /** A hint as Markdown, and its language. */
  record Hint(String language, String text) {}

  /**
   * A version of a puzzle, in the first of the languages that it has.
   *
   * @param number null for the published version
   */
  @SQL(
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
      """
          + WANTED_TRANSLATION
          + """
          where p.slug = :slug
            and (v.number = :number or (cast(:number as int) is null and v.state = 'PUBLISHED'))
          """)
  Optional<Version> version(
      String slug, @Nullable Integer number, String[] languages, @Nullable UUID viewer);

  /** A hint of the published version of a puzzle; hints are numbered from 1. */
  @SQL(
      """
      select case when t.hints[:number] <> v.hints[:number] then t.language
          else v.language end as language,
        coalesce(t.hints[:number], v.hints[:number]) as text
      from puzzle p
      join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
      """
          + WANTED_TRANSLATION
          + "where p.slug = :slug and v.hints[:number] is not null")
  Optional<Hint> hint(String slug, int number, String[] languages);

  /** Notes that a player has looked at a hint. Does nothing if that is noted already. */
  @SQL(
      """
      insert into hint_taken (puzzle_id, number, player_id)
      select p.id, :number, :player
      from (select from present_player where id = :player for key share) kept, puzzle p
      where p.slug = :slug
      on conflict do nothing
      """)
  int noteHint(UUID player, String slug, int number);

  /** The hints that a player has looked at, oldest first. */
  @SQL(
      """
      select p.slug, h.number, h.taken_at from hint_taken h join puzzle p on p.id = h.puzzle_id
      where h.player_id = :player order by h.taken_at, p.slug, h.number
      """)
  List<TakenHints.Taken> hintsOf(UUID player);

  @SQL("delete from hint_taken where player_id = :player")
  int removeHints(UUID player);
}
