package io.arbiter.server.puzzle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What authors need from each other. */
@ConfigMapping(prefix = "arbiter.authors")
public interface ReviewSettings {
  /**
   * Whether a version of an author's puzzle is published only after another author or an admin, who
   * does not write the puzzle, has approved it.
   */
  @WithDefault("false")
  boolean review();
}
