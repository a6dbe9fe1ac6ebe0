package io.arbiter.puzzle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.bundle.Difficulty;
import io.arbiter.delivery.Codec;
import io.arbiter.judging.Limits;
import io.arbiter.listing.Cursor;
import io.arbiter.listing.Page;
import io.arbiter.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What players see of the published puzzles. Thread-safe. */
@ApplicationScoped
public class PuzzleCatalog {
  /** A puzzle in a list. */
  public record Summary(
      String slug,
      String title,
      String difficulty,
      int points,
      List<String> tags,
      long solvedBy,
      long attempts,
      boolean solved) {}

  /**
   * A puzzle in full.
   *
   * @param hints how many there are
   * @param solved whether the viewer has solved it
   * @param best the viewer's best figures, or null
   */
  public record Detail(
      String slug,
      int version,
      String title,
      String statement,
      String statementHtml,
      String function,
      String signature,
      String starter,
      List<Sample> samples,
      Limits limits,
      String difficulty,
      int points,
      List<String> tags,
      int hints,
      boolean solved,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Best best) {}

  /** A player's best accepted solutions of a puzzle: steps, CPU milliseconds, bytes of source. */
  public record Best(@Nullable Long steps, @Nullable Long cpuMillis, @Nullable Long sourceBytes) {}

  /** Which puzzles to list; null means all. */
  public record Filter(
      @Nullable String difficulty,
      @Nullable String tag,
      @Nullable String text,
      @Nullable Boolean solved) {}

  /** Difficulties sort from easy to hard. */
  private static final String LEVEL =
      "array_position(array['elementary','simple','moderate','challenging','scientific'],"
          + " v.difficulty)";

  private final Jdbi jdbi;

  public PuzzleCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A page of the catalogue, from easy to hard, then by slug. */
  Page<Summary> list(Filter filter, PageRequest page, Optional<UUID> viewer) {
    var after =
        Cursor.decode(page.after, key -> new Key(Integer.parseInt(key.getFirst()), key.get(1)));
    List<Summary> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select * from (
                          select p.slug, v.title, v.difficulty, v.points, v.tags,
                            p.solved_by + coalesce(n.solved_by, 0) as solved_by,
                            p.attempts + coalesce(n.attempts, 0) as attempts, %1$s as level, exists (select from solved s
                              where s.player_id = :viewer and s.puzzle_id = p.id) as is_solved
                          from puzzle p
                          join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
                          left join lateral (select sum(c.attempts) as attempts,
                            sum(c.solved_by) as solved_by from puzzle_count c
                            where c.puzzle_id = p.id) n on true
                          where (:difficulty::text is null or v.difficulty = :difficulty)
                            and (:tag::text is null or :tag = any(v.tags))
                            and (:text::text is null
                              or position(lower(:text) in lower(v.title || ' ' || v.statement)) > 0)
                        ) puzzles
                        where (:solved::boolean is null or is_solved = :solved)
                          and (:afterSlug::text is null or (level, slug) > (:afterLevel, :afterSlug))
                        order by level, slug limit :limit
                        """
                            .formatted(LEVEL))
                    .bind("viewer", viewer.orElse(null))
                    .bind("difficulty", filter.difficulty())
                    .bind("tag", filter.tag())
                    .bind("text", filter.text())
                    .bind("solved", filter.solved())
                    .bind("afterLevel", after.map(Key::level).orElse(0))
                    .bind("afterSlug", after.map(Key::slug).orElse(null))
                    .bind("limit", page.limit() + 1)
                    .map((row, context) -> summary(row))
                    .list());
    return Page.of(
        rows,
        page.limit(),
        s -> List.of(Difficulty.of(s.difficulty()).orElseThrow().ordinal() + 1, s.slug()));
  }

  private record Key(int level, String slug) {}

  private static Summary summary(ResultSet row) throws SQLException {
    return new Summary(
        row.getString("slug"),
        row.getString("title"),
        row.getString("difficulty"),
        row.getInt("points"),
        texts(row.getArray("tags")),
        row.getLong("solved_by"),
        row.getLong("attempts"),
        row.getBoolean("is_solved"));
  }

  /** The published version of a puzzle. */
  Optional<Detail> find(String slug, Optional<UUID> viewer) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.slug, v.*, exists (select from solved s
                        where s.player_id = :viewer and s.puzzle_id = p.id) as is_solved,
                      (select value from best b where b.puzzle_id = p.id
                        and b.player_id = :viewer and measure = 'steps') as best_steps,
                      (select value from best b where b.puzzle_id = p.id
                        and b.player_id = :viewer and measure = 'time') as best_time,
                      (select value from best b where b.puzzle_id = p.id
                        and b.player_id = :viewer and measure = 'size') as best_size
                    from puzzle p
                    join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
                    where p.slug = :slug
                    """)
                .bind("slug", slug)
                .bind("viewer", viewer.orElse(null))
                .map((row, context) -> detail(row))
                .findOne());
  }

  private static Detail detail(ResultSet row) throws SQLException {
    @Nullable Long steps = row.getObject("best_steps", Long.class);
    return new Detail(
        row.getString("slug"),
        row.getInt("number"),
        row.getString("title"),
        row.getString("statement"),
        row.getString("statement_html"),
        row.getString("function"),
        row.getString("signature"),
        row.getString("starter"),
        List.of(Codec.fromJson(row.getString("samples"), Sample[].class)),
        Codec.fromJson(row.getString("limits"), Limits.class),
        row.getString("difficulty"),
        row.getInt("points"),
        texts(row.getArray("tags")),
        texts(row.getArray("hints")).size(),
        row.getBoolean("is_solved"),
        steps == null
            ? null
            : new Best(
                steps,
                row.getObject("best_time", Long.class),
                row.getObject("best_size", Long.class)));
  }

  /** Hint {@code number}, from 1, as Markdown. */
  Optional<String> hint(String slug, int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select hints[:number] from puzzle p
                    join puzzle_version v on v.puzzle_id = p.id and v.state = 'PUBLISHED'
                    where p.slug = :slug and hints[:number] is not null
                    """)
                .bind("slug", slug)
                .bind("number", number)
                .mapTo(String.class)
                .findOne());
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
