package io.arbiter.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How children are started, and how many.
 *
 * @param childPath folder of the jars that a child runs on
 * @param home a writable folder for the files that children read; made once, kept between starts
 * @param java the java binary
 * @param slots the most submissions at a time
 * @param reuse the most submissions that one child serves; 1 means a process for each
 * @param maxMemoryBytes the largest memory limit of a program; a child's heap is sized for it
 * @param niceness of the children, from 0 to 19 as in nice(1); 19 runs only when nothing else wants
 *     to
 * @param startTimeout the longest time from a child's start until it is ready
 * @param confinement whether a child may run if the kernel lacks a layer
 */
public record SandboxSettings(
    Path childPath,
    Path home,
    Path java,
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
    childPath = childPath.toAbsolutePath();
    home = home.toAbsolutePath();
  }
}
