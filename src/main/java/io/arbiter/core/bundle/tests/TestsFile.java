package io.arbiter.core.bundle.tests;

import io.arbiter.core.bundle.file.BundleFiles;
import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.bundle.file.TestFolder;
import io.arbiter.core.judging.test.TestCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds the tests: either {@code tests.py} or {@code tests.json}. The tests of a
 * program may also be files in the folder {@code tests}.
 *
 * @param literal the parsed {@code tests.py}; null if it is not parsed yet
 */
public record TestsFile(
    BundleFiles files, @Nullable TestsLiteral literal, TestsKind kind, FaultList faults) {
  public static final String PYTHON = "tests.py";
  public static final String JSON = "tests.json";

  /** Tests that were read, and where they are. */
  public record Tests(List<TestCategory> categories, TestLines lines) {}

  /** The tests; null if the tests cannot be read or are not parsed yet. */
  public @Nullable Tests tests() {
    if (!files.in(TestFolder.NAME).isEmpty()) {
      return ofFolder();
    }
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

  private @Nullable Tests ofFolder() {
    if (kind != TestsKind.PROGRAM) {
      faults.add(TestFolder.NAME, 0, "is only allowed with kind: program");
      return null;
    }
    if (files.has(PYTHON) || files.has(JSON)) {
      faults.add(TestFolder.NAME, 0, "cannot be combined with tests.json or tests.py");
      return null;
    }
    return new Tests(new TestFolder(files, faults).read(), new TestLines.Unknown());
  }

  private Tests of(TestsLiteral parsed) {
    TestLines lines = new TestLines.OfLiteral(parsed);
    return new Tests(new TestsReader(PYTHON, lines, kind, faults).read(parsed.value()), lines);
  }

  private @Nullable Tests ofJson() {
    if (!files.has(JSON)) {
      faults.add(
          FaultList.BUNDLE,
          0,
          kind == TestsKind.PROGRAM
              ? "has no tests: neither tests.json nor tests.py nor a folder tests"
              : "has neither tests.py nor tests.json");
      return null;
    }
    Document document = Document.json(JSON, files.text(JSON), faults);
    if (!document.readable()) {
      return null;
    }
    TestLines lines = new TestLines.Exact(document);
    return new Tests(
        new TestsReader(JSON, lines, kind, faults).read(new TestsJson(document).read()), lines);
  }
}
