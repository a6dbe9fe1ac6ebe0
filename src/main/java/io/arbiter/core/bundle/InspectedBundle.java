package io.arbiter.core.bundle;

import io.arbiter.core.bundle.file.BundleProblem;
import io.arbiter.core.bundle.tests.TestsFile;
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
      PuzzleBundle bundle, TestsFile.@Nullable Tests tests, List<BundleProblem> faults) {
    boolean faulty =
        faults.stream()
            .map(BundleProblem::file)
            .anyMatch(file -> file.equals(TestsFile.JSON) || file.equals(TestsFile.PYTHON));
    return new InspectedBundle(
        bundle.title().isEmpty() ? null : bundle.title(),
        bundle.statement(),
        tests == null || faulty ? null : placed(tests),
        faults);
  }

  private static List<PlacedTest> placed(TestsFile.Tests tests) {
    List<PlacedTest> placed = new ArrayList<>();
    for (TestCategory category : tests.categories()) {
      for (int i = 0; i < category.cases().size(); i++) {
        placed.add(
            new PlacedTest(
                category.name(),
                i + 1,
                tests.lines().test(category.name(), i),
                category.cases().get(i)));
      }
    }
    return placed;
  }
}
