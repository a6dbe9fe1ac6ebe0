package io.arbiter.server.puzzle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test case that the player sees.
 *
 * @param input the arguments; empty for a test of {@code code}
 * @param code the statements, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Sample(
    List<PyValue> input, @Nullable String code, PyValue answer, @Nullable String explanation) {
  /** The samples among the tests, in their order. */
  static List<Sample> of(TestSet tests) {
    return tests.categories().stream()
        .flatMap(category -> category.cases().stream())
        .filter(TestCase::sample)
        .map(Sample::of)
        .toList();
  }

  private static Sample of(TestCase test) {
    return new Sample(test.input(), test.code(), test.answer(), test.explanation());
  }
}
