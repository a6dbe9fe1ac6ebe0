package io.arbiter.server.puzzle;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The puzzles that an API publishes when it starts. */
@ConfigMapping(prefix = "arbiter.puzzles")
public interface PuzzleFolderSettings {
  /**
   * A folder of puzzles, and of {@code stations.yaml} if there are stations. By default, the
   * puzzles that ship with Arbiter.
   */
  Optional<Path> folder();
}
