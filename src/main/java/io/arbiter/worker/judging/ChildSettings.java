package io.arbiter.worker.judging;

import io.arbiter.sandbox.ConfinementMode;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The child processes that run guest code. */
@ConfigMapping(prefix = "arbiter.sandbox")
public interface ChildSettings {
  /** The folder of the libraries that children run on. The build makes it. */
  @WithDefault("target/child")
  Path childPath();

  /**
   * The folder of what children start from: Python's library and archives of classes. The build
   * makes it.
   */
  @WithDefault("target/sandbox-home")
  Path home();

  /**
   * Submissions that one child serves at most. With 1, each submission has a process of its own,
   * whose start takes as much processor time as a hundred small submissions. By default, a child
   * serves until it has grown too large or is twelve hours old.
   */
  @Min(1)
  OptionalInt reuse();

  /**
   * With {@code required}, a worker starts only where every layer of the confinement holds. With
   * {@code best-effort}, a worker starts anyway and says what is missing.
   */
  @WithDefault("required")
  ConfinementMode confinement();
}
