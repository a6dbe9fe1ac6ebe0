package io.arbiter.worker;

import io.arbiter.sandbox.ConfinementMode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** The child processes that run guest code. */
@ConfigMapping(prefix = "arbiter.sandbox")
public interface ChildSettings {
  /** The folder that holds the child's class path. */
  Path childPath();

  /** A folder of ours, where the Python home is unpacked. */
  Path home();

  /**
   * Submissions that one child serves at the most; 1 means a process for each. A start takes as
   * much CPU as a hundred small submissions, and a child needs some 300 to become as quick as it
   * gets.
   */
  @WithDefault("1000")
  @Min(1)
  int reuse();

  /** The largest memory limit that a puzzle may declare. */
  @WithDefault("256M")
  MemorySize maxMemory();

  /** Whether a worker starts on a kernel that lacks a layer of the confinement. */
  @WithDefault("required")
  ConfinementMode confinement();

  /** A child that is not ready by then is given up. */
  @WithDefault("60s")
  Duration startTimeout();
}
