package io.arbiter.server.puzzle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.station.StationLock;
import io.arbiter.server.station.StationPath;
import io.arbiter.server.station.Stations;
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
  /**
   * A puzzle in a list.
   *
   * @param station the name of its station, or null
   * @param open whether the viewer may solve it now
   */
  public record Summary(
      String slug,
      String title,
      String difficulty,
      int points,
      List<String> tags,
      long solvedBy,
      long attempts,
      boolean solved,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String station,
      boolean open) {}

  /**
   * A puzzle in full.
   *
   * @param hints how many there are
   * @param solved whether the viewer has solved it
   * @param best the viewer's best figures, or null
   * @param station the name of its station, or null
   * @param open whether the viewer may solve it now
   * @param lock what the viewer has to solve to open it, or null
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
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Best best,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String station,
      boolean open,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lock) {}

  /** A player's best accepted solutions of a puzzle: steps, CPU milliseconds, bytes of source. */
  public record Best(@Nullable Long steps, @Nullable Long cpuMillis, @Nullable Long sourceBytes) {}

  private final Jdbi jdbi;
  private final Stations stations;

  public PuzzleCatalog(Jdbi jdbi, Stations stations) {
    this.jdbi = jdbi;
    this.stations = stations;
  }

  /** A page of the catalogue, from easy to hard, then by slug. */
  Page<Summary> list(PuzzleSearch.Filter filter, PageRequest page, Viewer viewer) {
    Optional<PuzzleSearch.Key> after =
        Cursor.decode(
            page.after, key -> new PuzzleSearch.Key(Integer.parseInt(key.getFirst()), key.get(1)));
    PuzzleSearch search = new PuzzleSearch(filter, after, viewer.player(), page.limit() + 1);
    StationPath path = stations.path(viewer);
    List<Summary> rows =
        jdbi.withHandle(
            handle ->
                search
                    .bind(handle.createQuery(search.sql()))
                    .map((row, context) -> summary(row, path))
                    .list());
    return Page.of(
        rows,
        page.limit(),
        s -> List.of(Difficulty.of(s.difficulty()).orElseThrow().level(), s.slug()));
  }

  private static Summary summary(ResultSet row, StationPath path) throws SQLException {
    StationLock stationLock = stationLock(row);
    return new Summary(
        stationLock.slug(),
        row.getString("title"),
        row.getString("difficulty"),
        row.getInt("points"),
        texts(row.getArray("tags")),
        row.getLong("solved_by"),
        row.getLong("attempts"),
        row.getBoolean("is_solved"),
        path.station(stationLock).orElse(null),
        path.whatOpens(stationLock).isEmpty());
  }

  private static StationLock stationLock(ResultSet row) throws SQLException {
    return new StationLock(
        row.getString("slug"),
        row.getBoolean("always_open"),
        row.getObject("author_id", UUID.class));
  }

  /** The published version of a puzzle. */
  Optional<Detail> find(String slug, Viewer viewer) {
    StationPath path = stations.path(viewer, slug);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select p.author_id, v.*, exists (select from solved s
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
                .bind("viewer", viewer.player().orElse(null))
                .map((row, context) -> detail(row, path))
                .findOne());
  }

  private static Detail detail(ResultSet row, StationPath path) throws SQLException {
    StationLock stationLock = stationLock(row);
    @Nullable String lock = path.whatOpens(stationLock).orElse(null);
    @Nullable Long steps = row.getObject("best_steps", Long.class);
    return new Detail(
        stationLock.slug(),
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
                row.getObject("best_size", Long.class)),
        path.station(stationLock).orElse(null),
        lock == null,
        lock);
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
