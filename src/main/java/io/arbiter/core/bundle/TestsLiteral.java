package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.PyValue;
import java.util.List;
import java.util.Map;

/**
 * The value in {@code tests.py}. Only the sandbox parses it, because it is an author's Python.
 *
 * @param value the dict of categories, each a list of tests, each a dict
 * @param lines by category, the line of each of its tests
 */
public record TestsLiteral(PyValue value, Map<String, List<Integer>> lines) {
  public TestsLiteral {
    lines = Map.copyOf(lines);
  }
}
