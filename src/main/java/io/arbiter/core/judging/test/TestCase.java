package io.arbiter.core.judging.test;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hidden test of a puzzle, or a sample.
 *
 * @param input the arguments of the call; the text on stdin for a program; empty when {@code code}
 *     is given
 * @param code Python statements that run in the player's namespace; the value of the last
 *     expression is judged. Null for a plain call
 * @param answer the expected value; never enters the sandbox with the player's code
 * @param explanation shown with a sample, or null
 * @param sample whether the player may see the test case
 */
public record TestCase(
    List<PyValue> input,
    @Nullable String code,
    PyValue answer,
    @Nullable String explanation,
    boolean sample) {
  public TestCase {
    input = List.copyOf(input);
  }

  /** The same test case, which the player may see or not. */
  public TestCase with(boolean shown) {
    return new TestCase(input, code, answer, explanation, shown);
  }

  /**
   * The text that a program reads from stdin.
   *
   * @throws IllegalStateException if this is the test of a function
   */
  public String stdin() {
    return stdin(input);
  }

  /** The text that a program reads from stdin, from the input of a test or of a player. */
  public static String stdin(List<PyValue> input) {
    if (isStdin(input)) {
      return ((PyValue.Str) input.getFirst()).value();
    }
    throw new IllegalStateException("the input of a program is one text");
  }

  /** Whether an input can be that of a program: one text, which UTF-8 can encode. */
  public static boolean isStdin(List<PyValue> input) {
    return input.size() == 1
        && input.getFirst() instanceof PyValue.Str(String text)
        && text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
