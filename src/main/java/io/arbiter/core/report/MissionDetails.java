package io.arbiter.core.report;

import java.util.Map;
import java.util.Optional;

/**
 * What an author says of a CheckIO mission that its repository does not say.
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
   * Of the bundle's puzzle.yaml.
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
  }
}
