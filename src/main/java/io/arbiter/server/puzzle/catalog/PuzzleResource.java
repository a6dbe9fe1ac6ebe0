package io.arbiter.server.puzzle.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Station;
import io.arbiter.core.language.LanguagePreference;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Caller;
import io.arbiter.server.player.TimeZone;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.puzzle.Markdown;
import io.arbiter.server.puzzle.Pictures;
import io.arbiter.server.puzzle.VersionViews;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue, the stations and the puzzle of the day, for players. */
@Path("/api")
@RunOnVirtualThread
public class PuzzleResource {
  private final PuzzleCatalog catalog;
  private final VersionViews versions;
  private final Stations stations;
  private final DailyPuzzle daily;
  private final Caller caller;

  public PuzzleResource(
      PuzzleCatalog catalog,
      VersionViews versions,
      Stations stations,
      DailyPuzzle daily,
      Caller caller) {
    this.catalog = catalog;
    this.versions = versions;
    this.stations = stations;
    this.daily = daily;
    this.caller = caller;
  }

  /**
   * Hint {@code number} as Markdown and as sanitised HTML.
   *
   * @param language of the text, a tag of BCP 47
   */
  public record Hint(int number, String language, String text, String html) {}

  /**
   * A page of puzzles.
   *
   * @param total how many puzzles all pages have together, if the request asks for it
   */
  public record Found(
      @JsonUnwrapped Page<PuzzleCatalog.Summary> page,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total) {}

  @GET
  @Path("puzzles")
  @Operation(summary = "List the puzzles")
  public RestResponse<Found> list(
      @QueryParam("difficulty") @Nullable String difficulty,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("q") @Size(max = SearchText.MOST_CHARS) @Nullable String text,
      @QueryParam("solved") @Pattern(regexp = "true|false", message = "must be true or false")
          @Nullable String solved,
      @QueryParam("sort")
          @DefaultValue("difficulty")
          @Pattern(
              regexp = "station|difficulty|points|rate|newest",
              message = "must be station, difficulty, points, rate or newest")
          @Parameter(
              description =
                  "station: along the stations; rate: the largest share of successful attempts"
                      + " first")
          String sort,
      @QueryParam("total")
          @Pattern(regexp = "true|false", message = "must be true or false")
          @Parameter(description = "whether to count the puzzles of all pages")
          @Nullable String total,
      @Valid @BeanParam PageRequest page,
      @BeanParam LanguageRequest language) {
    var filter =
        new PuzzleSearch.Filter(
            difficulty(difficulty),
            tag,
            text == null ? null : SearchText.of(text).orElse(null),
            solved == null ? null : Boolean.valueOf(solved));
    Viewer viewer = caller.viewer();
    Page<PuzzleCatalog.Summary> found =
        catalog.list(
            filter,
            PuzzleSearch.Order.valueOf(sort.toUpperCase(Locale.ROOT)),
            page,
            language.preference(),
            viewer);
    @Nullable Long count = Boolean.parseBoolean(total) ? catalog.total(filter, viewer) : null;
    return LanguageRequest.answer(
        new Found(found, count),
        found.items().stream().map(PuzzleCatalog.Summary::language).toList());
  }

  private static @Nullable Difficulty difficulty(@Nullable String label) {
    if (label == null) {
      return null;
    }
    return Difficulty.of(label)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "difficulty",
                    "must be elementary, simple, moderate, challenging or scientific"));
  }

  @GET
  @Path("puzzles/{slug}")
  @Operation(summary = "Show a puzzle")
  public RestResponse<PuzzleCatalog.Detail> show(String slug, @BeanParam LanguageRequest language) {
    PuzzleCatalog.Detail puzzle =
        catalog
            .find(slug, null, language.preference(), caller.viewer())
            .orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug));
    return LanguageRequest.answer(puzzle, List.of(puzzle.language()));
  }

  @GET
  @Path("puzzles/{slug}/hints/{number}")
  @Operation(summary = "Show a hint")
  public RestResponse<Hint> hint(String slug, int number, @BeanParam LanguageRequest language) {
    VersionViews.Hint hint =
        versions
            .hint(slug, number, language.preference(), caller.id())
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no hint " + number));
    String html = Markdown.toHtml(hint.text(), Pictures.of(slug));
    return LanguageRequest.answer(
        new Hint(number, hint.language(), hint.text(), html), List.of(hint.language()));
  }

  /**
   * A station as the viewer sees it.
   *
   * @param language of the title, a tag of BCP 47
   * @param solved how many of its puzzles the viewer has solved
   * @param enough how many solved puzzles open the next station
   */
  public record View(
      String name,
      String title,
      String language,
      boolean open,
      int solved,
      int enough,
      List<String> puzzles) {}

  public record Line(List<View> items) {}

  @GET
  @Path("stations")
  @Operation(summary = "List the stations")
  public RestResponse<Line> stations(@BeanParam LanguageRequest language) {
    StationPath path = stations.path(caller.viewer());
    int count = path.line().stations().size();
    List<View> views =
        IntStream.range(0, count)
            .mapToObj(place -> view(path, place, language.preference()))
            .toList();
    return LanguageRequest.answer(new Line(views), views.stream().map(View::language).toList());
  }

  private static View view(StationPath path, int place, LanguagePreference languages) {
    Station station = path.line().stations().get(place);
    return new View(
        station.name(),
        station.title(languages),
        station.language(languages),
        path.viewer().admin() || path.line().isOpen(place, path.solved()),
        StationLine.count(station, path.solved()),
        station.enough(),
        station.puzzles());
  }

  @GET
  @Path("daily")
  @Operation(summary = "Show the puzzle of the day")
  public RestResponse<DailyPuzzle.Daily> daily(
      @QueryParam("zone") @Nullable String zone, @BeanParam LanguageRequest language) {
    Viewer viewer = caller.viewer();
    DailyPuzzle.Daily today =
        daily
            .at(
                Instant.now(),
                zone == null ? daily.zone(viewer) : TimeZone.require(zone),
                language.preference(),
                viewer)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.NOT_FOUND, "no published puzzle is open to beginners"));
    return LanguageRequest.answer(today, List.of(today.puzzle().language()));
  }
}
