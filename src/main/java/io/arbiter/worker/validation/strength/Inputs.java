package io.arbiter.worker.validation.strength;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Compares and orders inputs. */
public final class Inputs {
  private Inputs() {}

  /** Orders the simplest inputs first. */
  public static Comparator<List<PyValue>> bySize() {
    return Comparator.comparingLong(Inputs::size);
  }

  static long size(List<PyValue> input) {
    return new PyValue.Items(input).size();
  }

  /** The inputs of a bundle's tests, without tests that have code. */
  public static List<List<PyValue>> of(PuzzleBundle bundle) {
    return tests(bundle).filter(test -> test.code() == null).map(TestCase::input).toList();
  }

  /** The inputs of a bundle's hidden tests, without tests that have code. */
  public static List<List<PyValue>> hidden(PuzzleBundle bundle) {
    return tests(bundle)
        .filter(test -> test.code() == null && !test.sample())
        .map(TestCase::input)
        .toList();
  }

  /** Whether the puzzle allows made-up inputs with the answers of an accepted solution. */
  public static boolean canBeMadeUp(PuzzleBundle bundle) {
    return bundle.tests().referee() == null && tests(bundle).allMatch(test -> test.code() == null);
  }

  private static Stream<TestCase> tests(PuzzleBundle bundle) {
    return bundle.tests().categories().stream().flatMap(category -> category.cases().stream());
  }
}
