package io.arbiter.core.report;

import java.util.Optional;

/**
 * What an author says of a CheckIO mission that its repository does not say.
 *
 * @param function the name of the player's function, for missions with test code
 * @param solution a source that is right
 */
public record MissionDetails(About about, Optional<String> function, Optional<String> solution) {
  /** Nothing. */
  public static final MissionDetails NONE =
      new MissionDetails(About.NONE, Optional.empty(), Optional.empty());

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
