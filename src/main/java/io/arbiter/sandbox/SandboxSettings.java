package io.arbiter.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How children are started, and how many.
 *
 * @param slots the most submissions at a time
 * @param reuse the most submissions that one child serves; 1 means a process for each
 * @param maxMemoryBytes the largest memory limit of a program; a child's heap is sized for it
 * @param niceness of the children, from 0 to 19 as in nice(1); 19 runs only when nothing else wants
 *     to
 * @param startTimeout the longest time from a child's start until it is ready
 * @param confinement whether a child may run if the kernel lacks a layer
 */
public record SandboxSettings(
    Installation installation,
    int slots,
    int reuse,
    long maxMemoryBytes,
    int niceness,
    Duration startTimeout,
    ConfinementMode confinement) {
  public SandboxSettings {
    if (slots < 1 || reuse < 1 || maxMemoryBytes < 1) {
      throw new IllegalArgumentException("slots, reuse and maxMemoryBytes must be positive");
    }
  }

  /**
   * What children run on.
   *
   * @param childPath folder of their jars
   * @param home a writable folder for the files that they read; made once, kept between starts
   * @param java the java binary
   */
  public record Installation(Path childPath, Path home, Path java) {
    public Installation {
      childPath = childPath.toAbsolutePath();
      home = home.toAbsolutePath();
    }

    /** With the JVM of this process. */
    public Installation(Path childPath, Path home) {
      this(childPath, home, Path.of(System.getProperty("java.home"), "bin", "java"));
    }
  }
}
