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

  private final Jdbi jdbi;

  public PuzzleCatalog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A page of the catalogue, from easy to hard, then by slug. */
  Page<Summary> list(PuzzleSearch.Filter filter, PageRequest page, Optional<UUID> viewer) {
    Optional<PuzzleSearch.Key> after =
        Cursor.decode(
            page.after, key -> new PuzzleSearch.Key(Integer.parseInt(key.getFirst()), key.get(1)));
    PuzzleSearch search = new PuzzleSearch(filter, after, viewer, page.limit() + 1);
    List<Summary> rows =
        jdbi.withHandle(
            handle ->
                search
                    .bind(handle.createQuery(search.sql()))
                    .map((row, context) -> summary(row))
                    .list());
    return Page.of(
        rows,
        page.limit(),
        s -> List.of(Difficulty.of(s.difficulty()).orElseThrow().level(), s.slug()));
  }

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
