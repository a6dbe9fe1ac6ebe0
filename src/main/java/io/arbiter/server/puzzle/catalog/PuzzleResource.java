package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.language.LanguageRequest;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Caller;
import io.arbiter.server.puzzle.Markdown;
import io.arbiter.server.puzzle.Pictures;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The catalogue, for players. */
@Path("/api")
@RunOnVirtualThread
public class PuzzleResource {
  private final PuzzleCatalog catalog;
  private final TakenHints taken;
  private final Caller caller;

  public PuzzleResource(PuzzleCatalog catalog, TakenHints taken, Caller caller) {
    this.catalog = catalog;
    this.taken = taken;
    this.caller = caller;
  }

  /**
   * Hint {@code number} as Markdown and as sanitised HTML.
   *
   * @param language of the text, a tag of BCP 47
   */
  public record Hint(int number, String language, String text, String html) {}

  @GET
  @Path("puzzles")
  @Operation(summary = "List the puzzles")
  public RestResponse<Page<PuzzleCatalog.Summary>> list(
      @QueryParam("difficulty") @Nullable String difficulty,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("q")
          @Size(
              max = SearchText.MOST_CHARS,
              message = "must have at most " + SearchText.MOST_CHARS + " characters")
          @Nullable String text,
      @QueryParam("solved") @Pattern(regexp = "true|false", message = "must be true or false")
          @Nullable String solved,
      @Valid @BeanParam PageRequest page,
      @BeanParam LanguageRequest language) {
    var filter =
        new PuzzleSearch.Filter(
            difficulty(difficulty),
            tag,
            text == null ? null : SearchText.of(text).orElse(null),
            solved == null ? null : Boolean.valueOf(solved));
    Page<PuzzleCatalog.Summary> found =
        catalog.list(filter, page, language.preference(), caller.viewer());
    return LanguageRequest.answer(
        found, found.items().stream().map(PuzzleCatalog.Summary::language).toList());
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
            .find(slug, language.preference(), caller.viewer())
            .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
    return LanguageRequest.answer(puzzle, List.of(puzzle.language()));
  }

  @GET
  @Path("puzzles/{slug}/hints/{number}")
  @Operation(summary = "Show a hint")
  public RestResponse<Hint> hint(String slug, int number, @BeanParam LanguageRequest language) {
    CatalogQueries.Hint hint =
        catalog
            .hint(slug, number, language.preference())
            .orElseThrow(
                () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no hint " + number));
    caller.id().ifPresent(player -> taken.note(player, slug, number));
    String html = Markdown.toHtml(hint.text(), Pictures.of(slug));
    return LanguageRequest.answer(
        new Hint(number, hint.language(), hint.text(), html), List.of(hint.language()));
  }
}
