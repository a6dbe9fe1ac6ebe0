package io.arbiter.sandbox;

import io.arbiter.core.judging.Limits;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run.
 *
 * @param source Python
 * @param function that the source has to define and that is called; null for a script, whose {@code
 *     __name__} is then {@code "__main__"}
 * @param adapter the author's source whose {@code adapt(function, input)} makes the calls, or null
 * @param elements pass each result through {@code list}, so that any iterable is plain
 * @param showOutput hand on what is printed; it counts against the limit either way
 * @param stdin what a script reads from its standard input
 * @param limits over everything from compilation to the last result
 * @param cpuGraceMillis how far above the CPU limit it is measured before it is stopped, so that a
 *     run near the limit tells how near
 */
public record Program(
    String source,
    @Nullable String function,
    @Nullable String adapter,
    boolean elements,
    boolean showOutput,
    String stdin,
    Limits limits,
    long cpuGraceMillis) {
  /** A program without an adapter and an input, stopped at its limits. */
  public Program(
      String source,
      @Nullable String function,
      boolean elements,
      boolean showOutput,
      Limits limits) {
    this(source, function, null, elements, showOutput, "", limits, 0);
  }
}
