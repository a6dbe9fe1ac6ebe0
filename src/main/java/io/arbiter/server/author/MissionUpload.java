package io.arbiter.server.author;

import io.arbiter.core.exchange.MissionDetails;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to import a mission or a package.
 *
 * @param slug of the puzzle
 * @param repository a zip
 */
record MissionUpload(String slug, byte[] repository, MissionDetails details) {
  /**
   * @param option gives the value of an option
   * @param solutions sources by name
   */
  static MissionUpload of(
      String slug,
      byte[] repository,
      Function<String, Optional<String>> option,
      Map<String, String> solutions) {
    return new MissionUpload(
        slug,
        repository,
        new MissionDetails(
            new MissionDetails.About(
                option.apply("title"),
                option.apply("difficulty"),
                option.apply("tags"),
                option.apply("points"),
                option.apply("source"),
                option.apply("license")),
            option.apply("function"),
            solutions));
  }
}
