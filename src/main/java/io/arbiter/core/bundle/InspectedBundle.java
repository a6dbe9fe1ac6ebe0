package io.arbiter.core.bundle;

import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be read of a bundle that may have faults.
 *
 * @param title null if there is none
 * @param statement Markdown; empty if there is none
 * @param tests in order; null while the file of the tests has faults
 * @param faults by file and line
 * @param notes warnings about tests; none while there are faults in them
 */
public record InspectedBundle(
    @Nullable String title,
    String statement,
    @Nullable List<PlacedTest> tests,
    List<BundleProblem> faults,
    List<Finding> notes) {
  /** Authors do not read a longer list. */
  private static final int MOST_NOTES = 20;

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
    @Nullable List<PlacedTest> placed = tests == null || faulty ? null : placed(tests);
    return new InspectedBundle(
        texts.title().isEmpty() ? null : texts.title(),
        texts.statement(),
        placed,
        faults,
        tests == null || placed == null ? List.of() : repeated(tests.file(), placed));
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

  /** The tests whose input an earlier test has. Code may be there twice: an object has a state. */
  private static List<Finding> repeated(String file, List<PlacedTest> tests) {
    // By the text, because texts can be compared; see LineIndex.
    Map<String, PlacedTest> byInput = new HashMap<>();
    List<Finding> notes = new ArrayList<>();
    for (PlacedTest test : tests) {
      if (test.test().code() != null) {
        continue;
      }
      String input = TaggedJson.write(new PyValue.Items(test.test().input())).toString();
      @Nullable PlacedTest earlier = byInput.putIfAbsent(input, test);
      if (earlier != null && notes.size() < MOST_NOTES) {
        notes.add(new Finding(Finding.Severity.WARNING, file, test.line(), repeats(test, earlier)));
      }
    }
    return notes;
  }

  private static String repeats(PlacedTest test, PlacedTest earlier) {
    return TestsReader.name(test.category(), test.index() - 1)
        + "has the input of %s, test %d"
            .formatted(FaultList.shorten(earlier.category()), earlier.index())
        + (earlier.line() == 0 ? "" : " (line " + earlier.line() + ")")
        + (earlier.test().answer().equals(test.test().answer()) ? "" : ", but another answer");
  }
}
