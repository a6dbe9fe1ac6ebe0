package io.arbiter.core.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hidden test of a puzzle, or a sample.
 *
 * @param input the arguments of the call; empty when {@code code} is given
 * @param code Python statements run in the player's namespace, whose last expression's value is
 *     judged; null for a plain call
 * @param answer the expected value; it never leaves the worker
 * @param explanation shown with a sample, or null
 * @param sample whether the player sees it
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
