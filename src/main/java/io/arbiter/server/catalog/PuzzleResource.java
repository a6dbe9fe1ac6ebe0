package io.arbiter.server.catalog;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.Language;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The catalogue, for players. */
@Path("/api")
@RunOnVirtualThread
public class PuzzleResource {
  private final PuzzleCatalog catalog;
  private final Caller caller;

  public PuzzleResource(PuzzleCatalog catalog, Caller caller) {
    this.catalog = catalog;
    this.caller = caller;
  }

  /** Hint {@code number} as Markdown and as sanitised HTML. */
  public record Hint(int number, String text, String html) {}

  @GET
  @Path("puzzles")
  @Operation(
      summary = "List the puzzles",
      description =
          "From easy to hard. 'q' searches title, slug, tags and statement; the last word may"
              + " be unfinished. It accepts \"phrases\", or, and -word to exclude a word. 'solved'"
              + " is useful only with a token.")
  public Page<PuzzleCatalog.Summary> list(
      @QueryParam("difficulty") @Nullable String difficulty,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("q")
          @Size(
              max = SearchText.MOST_CHARS,
              message = "must have at most " + SearchText.MOST_CHARS + " characters")
          @Nullable String text,
      @QueryParam("solved") @Pattern(regexp = "true|false", message = "must be true or false")
          @Nullable String solved,
      @Valid @BeanParam PageRequest page) {
    var filter =
        new PuzzleSearch.Filter(
            difficulty(difficulty),
            tag,
            text == null ? null : SearchText.of(text).orElse(null),
            solved == null ? null : Boolean.valueOf(solved));
    return catalog.list(filter, page, caller.viewer());
  }

  private static @Nullable Difficulty difficulty(@Nullable String label) {
    if (label == null) {
      return null;
    }
    return Difficulty.of(label)
        .orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.MALFORMED,
                    "difficulty: must be elementary, simple, moderate, challenging or scientific"));
  }

  private static Optional<Language> language(@Nullable String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    Optional<Language> language = Language.of(tag);
    if (language.isEmpty()) {
      throw new ProblemException(
          ErrorCode.MALFORMED, "lang: must be a language such as ru or pt-BR");
    }
    return language;
  }

  @GET
  @Path("puzzles/{slug}")
  @Operation(
      summary = "Show a puzzle",
      description =
          "Statement, signature, samples and limits; never a hidden test. If the puzzle's"
              + " station is not open yet, 'lock' says what the player must solve first. With scoring"
              + " 'points' the author's code says how many of the points an accepted solution earns,"
              + " and the best solution counts; with 'solved' it earns all. With 'lang', such as ru or"
              + " pt-BR, title and statement are in that language if there is a translation;"
              + " 'languages' lists the languages.")
  public PuzzleCatalog.Detail show(String slug, @QueryParam("lang") @Nullable String lang) {
    return catalog
        .find(slug, language(lang), caller.viewer())
        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND, "no puzzle " + slug));
  }

  @GET
  @Path("puzzles/{slug}/hints/{number}")
  @Operation(
      summary = "Show a hint",
      description =
          "Hints are numbered from 1; 'hints' of the puzzle is their number. 'lang' as for the"
              + " puzzle.")
  public Hint hint(String slug, int number, @QueryParam("lang") @Nullable String lang) {
    return catalog
        .hint(slug, number, language(lang))
        .map(text -> new Hint(number, text, Markdown.toHtml(text, Pictures.of(slug))))
        .orElseThrow(
            () -> new ProblemException(ErrorCode.NOT_FOUND, slug + " has no hint " + number));
  }
}
