package io.arbiter.worker.validation;

import io.arbiter.core.bundle.Difficulty;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.ProgrammingLanguage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Small puzzles about a function {@code solve}. */
public final class Bundles {
  private Bundles() {}

  public static TestSet tests(TestCase... cases) {
    return new TestSet(
        "solve",
        Comparison.EXACT,
        null,
        false,
        List.of(new TestCategory("Basics", Arrays.asList(cases))));
  }

  public static TestCase test(PyValue answer, PyValue... input) {
    return new TestCase(Arrays.asList(input), null, answer, null, false);
  }

  /** A bundle in which every solution expects ACCEPTED. */
  public static PuzzleBundle bundle(
      TestSet tests, @Nullable String generator, String... solutions) {
    return new PuzzleBundle(
        new PuzzleBundle.About(Difficulty.ELEMENTARY, 10, List.of(), false),
        new PuzzleBundle.Texts("en", "Small", "# Small", List.of(), List.of()),
        new TreeMap<>(Map.of(ProgrammingLanguage.PYTHON, "def solve(): pass")),
        Limits.DEFAULT,
        tests,
        generator,
        IntStream.range(0, solutions.length)
            .mapToObj(
                i ->
                    new ReferenceSolution(
                        "solutions/" + i + ".py", solutions[i], Verdict.ACCEPTED, null))
            .toList());
  }

  public static PyValue number(long value) {
    return PyValue.Int.of(value);
  }

  public static PyValue numbers(long... values) {
    return new PyValue.Items(Arrays.stream(values).mapToObj(Bundles::number).toList());
  }

  public static PyValue text(String value) {
    return new PyValue.Str(value);
  }

  public static List<PyValue> input(PyValue... arguments) {
    return Stream.of(arguments).toList();
  }
}
