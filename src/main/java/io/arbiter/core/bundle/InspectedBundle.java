package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a bundle that may have faults.
 *
 * @param title null if there is none
 * @param statement Markdown; empty if there is none
 * @param tests in order; null while the file of the tests has faults
 * @param faults by file and line
 */
public record InspectedBundle(
    @Nullable String title,
    String statement,
    @Nullable List<PlacedTest> tests,
    List<BundleProblem> faults) {

  /**
   * A test and where it is.
   *
   * @param index in its category, from 1
   * @param line in its file, from 1; 0 if it is unknown
   */
  public record PlacedTest(String category, int index, int line, TestCase test) {}

  static InspectedBundle of(
      PuzzleBundle.Texts texts, TestsFile.@Nullable Tests tests, List<BundleProblem> faults) {
    boolean faulty =
        faults.stream()
            .map(BundleProblem::file)
            .anyMatch(file -> file.equals(TestsFile.JSON) || file.equals(TestsFile.PYTHON));
    return new InspectedBundle(
        texts.title().isEmpty() ? null : texts.title(),
        texts.statement(),
        tests == null || faulty ? null : placed(tests),
        faults);
  }

  private static List<PlacedTest> placed(TestsFile.Tests tests) {
    List<PlacedTest> placed = new ArrayList<>();
    for (TestCategory category : tests.categories()) {
      int index = 0;
      for (TestCase test : category.cases()) {
        int line = tests.lines().line(category.name(), Integer.toString(index));
        placed.add(new PlacedTest(category.name(), ++index, line, test));
      }
    }
    return placed;
  }
}
