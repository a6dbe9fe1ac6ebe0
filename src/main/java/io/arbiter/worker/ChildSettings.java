package io.arbiter.worker;

import io.arbiter.sandbox.ConfinementMode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/** The child processes that run guest code. */
@ConfigMapping(prefix = "arbiter.sandbox")
public interface ChildSettings {
  /** The folder that holds the child's class path. */
  Path childPath();

  /** A folder of ours, where the Python home is unpacked. */
  Path home();

  /**
   * Submissions that one child serves at the most; 1 means a process for each. When absent a child
   * serves until it has grown too large or is too old. A start takes as much CPU as a hundred small
   * submissions, and a child needs some hundreds to become as quick as it gets.
   */
  OptionalInt reuse();

  /** The largest memory limit that a puzzle may declare. */
  @WithDefault("256M")
  MemorySize maxMemory();

  /** Whether a worker starts on a kernel that lacks a layer of the confinement. */
  @WithDefault("required")
  ConfinementMode confinement();

  /**
   * A child that is not ready by then is given up. A submission waits as long for one: after the
   * start of a worker three or four are started one after the other.
   */
  @WithDefault("120s")
  Duration startTimeout();
}
