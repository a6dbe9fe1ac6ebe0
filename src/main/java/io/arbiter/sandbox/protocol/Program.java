package io.arbiter.sandbox.protocol;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import org.jspecify.annotations.Nullable;

/**
 * Code to run, and how to run it.
 *
 * @param function the function that the source must define and the host calls; null for a script,
 *     such as one with {@code __name__ == "__main__"}
 * @param adapter the author's source whose {@code adapt(function, input)} makes the calls, or null
 * @param elements whether each result goes through {@code list}, so that any iterable counts as
 *     plain
 * @param showOutput whether printed text is handed on; it counts against the output limit in either
 *     case
 */
public record Program(
    SourceCode code,
    @Nullable String function,
    @Nullable String adapter,
    boolean elements,
    boolean showOutput,
    Input input,
    Budget budget) {
  /**
   * What a program gets beside its source.
   *
   * @param stdin what a script reads from its standard input
   * @param seed of the chance in the program: with the same seed, {@code random}, {@code secrets},
   *     {@code os.urandom} and {@code Math.random} give the same values
   */
  public record Input(String stdin, long seed) {
    public static final Input NONE = new Input("", 0);
  }

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

  /** A program without adapter, stdin and seed, stopped exactly at its CPU limit. */
  public Program(
      SourceCode code,
      @Nullable String function,
      boolean elements,
      boolean showOutput,
      Limits limits) {
    this(code, function, null, elements, showOutput, Input.NONE, new Budget(limits));
  }

  /** The same for a program in Python. */
  public Program(
      String source,
      @Nullable String function,
      boolean elements,
      boolean showOutput,
      Limits limits) {
    this(SourceCode.python(source), function, elements, showOutput, limits);
  }

  public ProgrammingLanguage language() {
    return code.language();
  }

  public String source() {
    return code.text();
  }

  public Limits limits() {
    return budget.limits;
  }
}
