package io.arbiter.server.puzzle.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.StationLock;
import io.arbiter.server.puzzle.VersionView;
import io.arbiter.server.puzzle.VersionViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What players see of the published puzzles. Thread-safe. */
@ApplicationScoped
@Transactional
public class PuzzleCatalog {
  /** A puzzle in a list, with the name of its station, and whether the viewer may solve it now. */
  public record Summary(
      @JsonUnwrapped PuzzleSearch.Listed puzzle,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String station,
      boolean open) {
    static Summary of(PuzzleSearch.Listed puzzle, StationPath path) {
      StationLock lock = new StationLock(puzzle.slug(), puzzle.alwaysOpen(), puzzle.author());
      return new Summary(puzzle, path.station(lock).orElse(null), path.whatOpens(lock).isEmpty());
    }

    String language() {
      return puzzle.language();
    }
  }

  /**
   * A puzzle in full.
   *
   * @param best the viewer's best figures, or null
   * @param station the name of its station, or null
   * @param open whether the viewer may solve it now
   * @param lock what the viewer must solve to open the puzzle, or null
   */
  public record Detail(
      @JsonUnwrapped VersionView puzzle,
      boolean solved,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Best best,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String station,
      boolean open,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lock) {
    public String language() {
      return puzzle.texts().language();
    }
  }

  /**
   * A player's best accepted solutions of a puzzle: steps, CPU milliseconds, bytes of source, and
   * points if the author's code gives them.
   */
  public record Best(
      @Nullable Long steps,
      @Nullable Long cpuMillis,
      @Nullable Long sourceBytes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long points) {}

  private final VersionViews versions;
  private final PuzzleSearch search;
  private final Stations stations;

  PuzzleCatalog(VersionViews versions, PuzzleSearch search, Stations stations) {
    this.versions = versions;
    this.search = search;
    this.stations = stations;
  }

  /** A page of the catalogue. */
  Page<Summary> list(
      PuzzleSearch.Filter filter,
      PuzzleSearch.Order order,
      PageRequest page,
      LanguagePreference languages,
      Viewer viewer) {
    PuzzleSearch.Key after =
        Cursor.decode(
                page.after,
                key -> new PuzzleSearch.Key(Double.parseDouble(key.getFirst()), key.get(1)))
            .orElse(PuzzleSearch.Key.START);
    StationPath path = stations.path(viewer);
    int limit = page.limit() + 1;
    List<PuzzleSearch.Listed> found =
        order == PuzzleSearch.Order.DIFFICULTY
            ? search.page(filter, after, languages, viewer.player(), limit)
            : search.sorted(
                filter, order, path.line().slugs(), after, languages, viewer.player(), limit);
    return Page.of(
        found.stream().map(puzzle -> Summary.of(puzzle, path)).toList(),
        page.limit(),
        row -> List.of(row.puzzle().rank(), row.puzzle().slug()));
  }

  /** How many puzzles all pages have together. */
  long total(PuzzleSearch.Filter filter, Viewer viewer) {
    return search.total(filter, viewer.player());
  }

  public Optional<Summary> summary(String slug, LanguagePreference languages, Viewer viewer) {
    StationPath path = stations.path(viewer, slug);
    return search
        .find(slug, languages.tags().toArray(String[]::new), viewer.player().orElse(null))
        .map(puzzle -> Summary.of(puzzle, path));
  }

  /** A puzzle in a contest, which needs no station and has points of its own. */
  public Detail inContest(VersionView version, int points, Viewer viewer) {
    Optional<PuzzleSearch.Figures> figures = figures(version.slug(), viewer);
    return new Detail(
        version.withPoints(points),
        figures.map(PuzzleSearch.Figures::solved).orElse(false),
        figures.map(PuzzleSearch.Figures::best).orElse(null),
        null,
        true,
        null);
  }

  private Optional<PuzzleSearch.Figures> figures(String slug, Viewer viewer) {
    return viewer.player().map(player -> search.figures(slug, player));
  }

  /**
   * A puzzle in the first wanted language that it has.
   *
   * @param number of a version in any state, which only its author and admins may see; null for the
   *     published version
   */
  public Optional<Detail> find(
      String slug, @Nullable Integer number, LanguagePreference languages, Viewer viewer) {
    StationPath path = stations.path(viewer, slug);
    return versions
        .find(slug, number, languages)
        .map(
            version -> {
              Optional<PuzzleSearch.Figures> figures = figures(slug, viewer);
              @Nullable String whatOpens =
                  path.whatOpens(version.stationLock()).map(ProblemException::detail).orElse(null);
              return new Detail(
                  version,
                  figures.map(PuzzleSearch.Figures::solved).orElse(false),
                  figures.map(PuzzleSearch.Figures::best).orElse(null),
                  path.station(version.stationLock()).orElse(null),
                  whatOpens == null,
                  whatOpens);
            });
  }
}
