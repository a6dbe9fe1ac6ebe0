package io.arbiter.server.author;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.server.puzzle.AuthoredPuzzles;
import java.util.ArrayList;
import java.util.List;

/**
 * The tests that a puzzle's generator made.
 *
 * @param total number of tests; 0 without a generator, or if no solution gives their answers
 * @param tests the first tests, in order
 */
record GeneratedTests(int total, List<Generated> tests) {
  private static final int MOST = 100;
  private static final long MOST_CHARACTERS = 200_000;

  /**
   * @param answer of the first accepted solution
   */
  record Generated(List<PyValue> input, PyValue answer) {}

  static GeneratedTests of(AuthoredPuzzles.Content content) {
    if (!content.files().containsKey("generator.py")
        || !content.tests().categories().getLast().name().startsWith(TestCategory.GENERATED)) {
      return new GeneratedTests(0, List.of());
    }
    List<TestCase> all = content.tests().categories().getLast().cases();
    List<Generated> first = new ArrayList<>();
    long characters = 0;
    for (TestCase test : all.subList(0, Math.min(MOST, all.size()))) {
      characters += new PyValue.Items(test.input()).size() + test.answer().size();
      if (characters > MOST_CHARACTERS) {
        break;
      }
      first.add(new Generated(test.input(), test.answer()));
    }
    return new GeneratedTests(all.size(), first);
  }
}
