package io.arbiter.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How children are started and how many there are.
 *
 * @param childPath folder of the jars that a child runs on
 * @param home folder of ours, writable, where what children read is unpacked once; kept between
 *     starts
 * @param java the java binary
 * @param slots submissions at a time
 * @param reuse submissions that one child serves at most; 1 is a process for each
 * @param maxMemoryBytes the largest memory limit that a program may ask for; sizes a child's heap
 * @param niceness of the children, from 0 to 19 as nice(1) counts; 19 runs when nothing else wants
 *     to
 * @param startTimeout for a child from its start to its first readiness
 * @param confinement whether a child may run without one of the kernel's layers
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
