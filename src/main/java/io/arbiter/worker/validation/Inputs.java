package io.arbiter.worker.validation;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.Comparison;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestCase;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How inputs are told apart and ordered. */
final class Inputs {
  private Inputs() {}

  /** The simple first. */
  static Comparator<List<PyValue>> bySize() {
    return Comparator.comparingLong(Inputs::size);
  }

  static long size(List<PyValue> input) {
    return new PyValue.Items(input).size();
  }

  /** Whether it says the same to a player as another: list and tuple, 1 and 1.0 and True. */
  static boolean same(List<PyValue> one, List<PyValue> other) {
    return one.equals(other)
        || Comparison.JSON.accepts(new PyValue.Items(one), new PyValue.Items(other));
  }

  /** The inputs of a bundle's tests; of those with code there are none. */
  static List<List<PyValue>> of(PuzzleBundle bundle) {
    return tests(bundle).filter(test -> test.code() == null).map(TestCase::input).toList();
  }

  /** The same without the samples, which everybody knows. */
  static List<List<PyValue>> hidden(PuzzleBundle bundle) {
    return tests(bundle)
        .filter(test -> test.code() == null && !test.sample())
        .map(TestCase::input)
        .toList();
  }

  /** Whether inputs can be made up and judged by what an accepted solution returns for them. */
  static boolean canBeMadeUp(PuzzleBundle bundle) {
    return bundle.tests().referee() == null && tests(bundle).allMatch(test -> test.code() == null);
  }

  private static Stream<TestCase> tests(PuzzleBundle bundle) {
    return bundle.tests().categories().stream().flatMap(category -> category.cases().stream());
  }
}
