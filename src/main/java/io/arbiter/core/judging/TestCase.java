package io.arbiter.core.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hidden test of a puzzle, or a sample.
 *
 * @param input the arguments of the call; empty when {@code code} is given
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
}
