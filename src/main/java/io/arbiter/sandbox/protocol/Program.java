package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Python code to run, and how to run it.
 *
 * @param function the function that the source must define and the host calls; null for a script,
 *     which runs with {@code __name__ == "__main__"}
 * @param adapter the author's source whose {@code adapt(function, input)} makes the calls, or null
 * @param elements whether each result goes through {@code list}, so that any iterable counts as
 *     plain
 * @param showOutput whether printed text is handed on; it counts against the output limit in either
 *     case
 * @param stdin what a script reads from its standard input
 */
public record Program(
    String source,
    @Nullable String function,
    @Nullable String adapter,
    boolean elements,
    boolean showOutput,
    String stdin,
    Budget budget) {
  /**
   * What a program may use, from compilation to the last result.
   *
   * @param wallMillis less than the wall limit if the submission has spent some of it in other runs
   * @param cpuGraceMillis how far above the CPU limit the program may run before it is stopped, so
   *     that its real CPU time is known when it is near the limit
   */
  public record Budget(Limits limits, long wallMillis, long cpuGraceMillis) {
    /** The program is stopped exactly at its CPU limit. */
    public Budget(Limits limits) {
      this(limits, limits.wallMillis(), 0);
    }
  }

  /** A program without adapter and stdin, stopped exactly at its CPU limit. */
  public Program(
      String source,
      @Nullable String function,
      boolean elements,
      boolean showOutput,
      Limits limits) {
    this(source, function, null, elements, showOutput, "", new Budget(limits));
  }

  public Limits limits() {
    return budget.limits;
  }
}
