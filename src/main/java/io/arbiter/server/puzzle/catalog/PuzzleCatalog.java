package io.arbiter.server.puzzle.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Sample;
import io.arbiter.server.puzzle.StationLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What players see of the published puzzles. Thread-safe. */
@ApplicationScoped
@Transactional
public class PuzzleCatalog {
  /**
   * A puzzle in a list.
   *
   * @param language of the title, a tag of BCP 47
   * @param station the name of its station, or null
   * @param open whether the viewer may solve it now
   */
  public record Summary(
      String slug,
      String title,
      String language,
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
   * @param kind {@code function} if solutions define a function; {@code program} if they read stdin
   *     and write stdout, and then function and signature are empty
   * @param points what a solution earns at most
   * @param scoring {@code points} if the author's code says how many points an accepted solution
   *     earns; {@code solved} if every accepted solution earns all
   * @param language of title and statement, a tag of BCP 47
   * @param languages in which title and statement can be had
   * @param hints the number of hints
   * @param visual the address of the page that draws a test, or null
   * @param solved whether the viewer has solved it
   * @param best the viewer's best figures, or null
   * @param station the name of its station, or null
   * @param open whether the viewer may solve it now
   * @param lock what the viewer must solve to open the puzzle, or null
   */
  public record Detail(
      String slug,
      int version,
      String title,
      String statement,
      String statementHtml,
      String language,
      List<String> languages,
      String kind,
      String function,
      String signature,
      String starter,
      List<Sample> samples,
      Limits limits,
      String difficulty,
      int points,
      String scoring,
      List<String> tags,
      int hints,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String visual,
      boolean solved,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Best best,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String station,
      boolean open,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lock) {
    /** The puzzle in a contest, which needs no station and has points of its own. */
    public Detail unlocked(int contestPoints) {
      return new Detail(
          slug,
          version,
          title,
          statement,
          statementHtml,
          language,
          languages,
          kind,
          function,
          signature,
          starter,
          samples,
          limits,
          difficulty,
          contestPoints,
          scoring,
          tags,
          hints,
          visual,
          solved,
          best,
          null,
          true,
          null);
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

  private final CatalogQueries queries;
  private final PuzzleSearch search;
  private final Stations stations;

  PuzzleCatalog(CatalogQueries queries, PuzzleSearch search, Stations stations) {
    this.queries = queries;
    this.search = search;
    this.stations = stations;
  }

  /** A page of the catalogue, from easy to hard, then by slug. */
  Page<Summary> list(
      PuzzleSearch.Filter filter, PageRequest page, LanguagePreference languages, Viewer viewer) {
    PuzzleSearch.Key after =
        Cursor.decode(
                page.after,
                key -> new PuzzleSearch.Key(Integer.parseInt(key.getFirst()), key.get(1)))
            .orElse(PuzzleSearch.Key.START);
    StationPath path = stations.path(viewer);
    List<Summary> rows =
        search.page(filter, after, languages, viewer.player(), page.limit() + 1).stream()
            .map(puzzle -> summary(puzzle, path))
            .toList();
    return Page.of(
        rows,
        page.limit(),
        s -> List.of(Difficulty.of(s.difficulty()).orElseThrow().level(), s.slug()));
  }

  /** The published puzzle with this slug, as in a list. */
  public Optional<Summary> summary(String slug, LanguagePreference languages, Viewer viewer) {
    StationPath path = stations.path(viewer, slug);
    return search
        .find(slug, tags(languages), viewer.player().orElse(null))
        .map(puzzle -> summary(puzzle, path));
  }

  private static Summary summary(PuzzleSearch.Listed puzzle, StationPath path) {
    StationLock lock = new StationLock(puzzle.slug(), puzzle.alwaysOpen(), puzzle.author());
    return new Summary(
        puzzle.slug(),
        puzzle.title(),
        puzzle.language(),
        puzzle.difficulty(),
        puzzle.points(),
        List.of(puzzle.tags()),
        puzzle.solvedBy(),
        puzzle.attempts(),
        puzzle.solved(),
        path.station(lock).orElse(null),
        path.whatOpens(lock).isEmpty());
  }

  /** The published version of a puzzle, in the first of the languages that it has. */
  Optional<Detail> find(String slug, LanguagePreference languages, Viewer viewer) {
    return version(slug, null, languages, viewer);
  }

  /** A version in any state, as its players would see it. Only its author and admins may see it. */
  public Optional<Detail> preview(
      String slug, int number, LanguagePreference languages, Viewer viewer) {
    return version(slug, number, languages, viewer);
  }

  private Optional<Detail> version(
      String slug, @Nullable Integer number, LanguagePreference languages, Viewer viewer) {
    StationPath path = stations.path(viewer, slug);
    return queries
        .version(slug, number, tags(languages), viewer.player().orElse(null))
        .map(version -> detail(version, path));
  }

  private static Detail detail(CatalogQueries.Version version, StationPath path) {
    StationLock lock = new StationLock(version.slug(), version.alwaysOpen(), version.author());
    @Nullable String whatOpens = path.whatOpens(lock).orElse(null);
    return new Detail(
        version.slug(),
        version.number(),
        version.title(),
        version.statement(),
        version.statementHtml(),
        version.language(),
        List.of(version.languages()),
        version.function().isEmpty() ? "program" : "function",
        version.function(),
        version.signature(),
        version.starter(),
        List.of(Codec.fromJson(version.samples(), Sample[].class)),
        Codec.fromJson(version.limits(), Limits.class),
        version.difficulty(),
        version.points(),
        version.byPoints() ? "points" : "solved",
        List.of(version.tags()),
        version.hints(),
        version.hasVisual() ? VisualResource.address(version.slug(), version.number()) : null,
        version.solved(),
        version.steps() == null
            ? null
            : new Best(
                version.steps(), version.cpuMillis(), version.sourceBytes(), version.bestPoints()),
        path.station(lock).orElse(null),
        whatOpens == null,
        whatOpens);
  }

  /** A hint in the first of the languages that the puzzle has. Hints are numbered from 1. */
  Optional<CatalogQueries.Hint> hint(String slug, int number, LanguagePreference languages) {
    return queries.hint(slug, number, tags(languages));
  }

  private static String[] tags(LanguagePreference languages) {
    return languages.tags().toArray(String[]::new);
  }
}
