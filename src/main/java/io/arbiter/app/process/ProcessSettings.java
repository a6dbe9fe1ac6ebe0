package io.arbiter.app.process;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What this process does, and where. */
@ConfigMapping(prefix = "arbiter")
public interface ProcessSettings {
  /**
   * The roles of this process: {@code api}, {@code worker}, or both with a comma between them. With
   * {@code none}, as commands use it, the process has a database and runs no loop.
   */
  @WithDefault("api,worker")
  Set<String> roles();

  /** The folder for everything that lasts: the embedded database and broker, keys, passwords. */
  @WithDefault(".arbiter")
  Path data();

  /**
   * The project's folder, which some commands need. The launcher sets it; in a container there is
   * none.
   */
  Optional<Path> home();
}
