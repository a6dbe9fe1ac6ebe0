package io.arbiter.core.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an author says of a mission or package that its repository does not say.
 *
 * @param function the name of the player's function, for missions with test code
 * @param solutions sources by the names of their files, without {@code .py}
 */
public record MissionDetails(
    About about, Optional<String> function, Map<String, String> solutions) {
  public MissionDetails {
    solutions = Map.copyOf(solutions);
  }

  /** Nothing. */
  public static final MissionDetails NONE =
      new MissionDetails(About.NONE, Optional.empty(), Map.of());

  /**
   * Keys of the bundle's puzzle.yaml.
   *
   * @param tags with commas between them
   * @param points digits
   */
  public record About(
      Optional<String> title,
      Optional<String> difficulty,
      Optional<String> tags,
      Optional<String> points,
      Optional<String> source,
      Optional<String> license) {
    private static final About NONE =
        new About(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    private static final ObjectMapper YAML =
        YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    /**
     * The text of a puzzle.yaml.
     *
     * @param found the values by key, in order; a null is left out unless the author says it. What
     *     the author says comes first, except for the title
     */
    String puzzleYaml(SequencedMap<String, @Nullable Object> found) {
      difficulty.ifPresent(label -> found.replace("difficulty", label));
      tags.ifPresent(words -> found.replace("tags", split(words)));
      points
          .filter(number -> !number.isBlank())
          .ifPresent(
              number ->
                  found.replace(
                      "points", number.matches("\\d{1,9}") ? Integer.valueOf(number) : number));
      source.ifPresent(text -> found.replace("source", text));
      license.ifPresent(text -> found.replace("license", text));
      found.values().removeIf(Objects::isNull);
      try {
        return YAML.writeValueAsString(found);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    private static List<String> split(String words) {
      return Arrays.stream(words.split(",", -1))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .toList();
    }
  }
}
