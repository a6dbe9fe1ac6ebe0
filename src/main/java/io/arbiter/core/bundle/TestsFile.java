package io.arbiter.core.bundle;

import io.arbiter.core.judging.TestCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the tests: either {@code tests.py} or {@code tests.json}.
 *
 * @param literal the parsed {@code tests.py}; null if it is not parsed yet
 * @param refereed whether a referee decides; then a test needs no answer
 */
record TestsFile(
    BundleFiles files, @Nullable TestsLiteral literal, boolean refereed, FaultList faults) {
  static final String PYTHON = "tests.py";
  static final String JSON = "tests.json";

  /** Tests that were read, and where they are. */
  record Tests(List<TestCategory> categories, TestLines lines) {}

  /** The tests; null if the tests cannot be read or are not parsed yet. */
  @Nullable Tests tests() {
    if (!files.has(PYTHON)) {
      return ofJson();
    }
    // The text is not used here, but this reports if it is not valid UTF-8.
    files.optionalText(PYTHON);
    if (files.has(JSON)) {
      faults.add(PYTHON, 0, "cannot be combined with tests.json");
      return null;
    }
    return literal == null ? null : of(literal);
  }

  private Tests of(TestsLiteral parsed) {
    TestLines lines = new TestLines.OfLiteral(parsed);
    return new Tests(new TestsReader(PYTHON, lines, refereed, faults).read(parsed.value()), lines);
  }

  private @Nullable Tests ofJson() {
    if (!files.has(JSON)) {
      faults.add(FaultList.BUNDLE, 0, "has neither tests.py nor tests.json");
      return null;
    }
    Document document = Document.json(JSON, files.text(JSON), faults);
    if (!document.readable()) {
      return null;
    }
    TestLines lines = new TestLines.Exact(document);
    return new Tests(
        new TestsReader(JSON, lines, refereed, faults).read(new TestsJson(document).read()), lines);
  }
}
