package io.arbiter.server.puzzle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version of a puzzle as all players see it.
 *
 * @param visual the address of the page that draws a test, or null
 * @param stationLock decides whether the puzzle is open to a player
 */
public record VersionView(
    String slug,
    int version,
    @JsonUnwrapped Texts texts,
    @JsonUnwrapped Code code,
    @JsonUnwrapped Rating rating,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String visual,
    @JsonIgnore StationLock stationLock) {

  /**
   * The texts in one language.
   *
   * @param statement Markdown
   * @param language of title, statement and explanations, a tag of BCP 47
   * @param languages in which title and statement can be had
   */
  public record Texts(
      String title,
      String statement,
      String statementHtml,
      String language,
      List<String> languages) {}

  /**
   * What a solution must be.
   *
   * @param kind {@code function} if solutions define a function; {@code program} if they read stdin
   *     and write stdout, and then function and signature are empty
   * @param starters by language: the puzzle is offered in these
   * @param comparison how the value of a sample is compared with its answer; null if only the
   *     server can judge a sample
   */
  public record Code(
      String kind,
      String function,
      String signature,
      SortedMap<ProgrammingLanguage, String> starters,
      List<Sample> samples,
      @Schema(description = SAMPLES_COMPARED) @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable Comparison comparison,
      Limits limits) {
    private static final String SAMPLES_COMPARED =
        "How the value of a sample is compared with its answer: the field 'compare' is exact, json,"
            + " unordered, list, float (with 'tolerance') or tokens (with the rules of the tokens)."
            + " Missing if only the server can judge a sample, because the author's code takes part";

    /** The starter in Python. */
    @JsonProperty
    public String starter() {
      return Objects.requireNonNull(starters.get(ProgrammingLanguage.PYTHON));
    }
  }

  /**
   * How hard the puzzle is.
   *
   * @param points what a solution earns at most
   * @param scoring {@code points} if the author's code says how many points an accepted solution
   *     earns; {@code solved} if every accepted solution earns all
   * @param hints the number of hints
   */
  public record Rating(
      String difficulty, int points, String scoring, List<String> tags, int hints) {}

  static VersionView of(
      VersionEntity version,
      Texts texts,
      @Nullable Comparison comparison,
      StationLock stationLock) {
    return new VersionView(
        version.slug,
        version.number,
        texts,
        new Code(
            version.functionName.isEmpty() ? "program" : "function",
            version.functionName,
            version.signature,
            Starters.of(version.starter, version.starters),
            Arrays.stream(Codec.fromJson(version.samples, Sample[].class))
                .map(sample -> sample.in(texts.language()))
                .toList(),
            comparison,
            Codec.fromJson(version.limits, Limits.class)),
        new Rating(
            version.difficulty,
            version.points,
            version.byPoints ? "points" : "solved",
            List.of(version.tags),
            version.hints.length),
        version.visual == null
            ? null
            : "/api/puzzles/" + version.slug + "/visual?version=" + version.number,
        stationLock);
  }

  /** The same puzzle with other points. */
  public VersionView withPoints(int points) {
    Rating other = new Rating(rating.difficulty, points, rating.scoring, rating.tags, rating.hints);
    return new VersionView(slug, version, texts, code, other, visual, stationLock);
  }
}
