package io.arbiter.core.bundle;

import io.arbiter.core.judging.test.TestCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tests of a bundle: in {@code tests.py} or {@code tests.json}, or, for a program, in files in
 * the folder {@code tests}.
 *
 * @param literal the parsed {@code tests.py}; null if it is not parsed yet
 */
record TestsFile(BundleFiles files, @Nullable TestsLiteral literal, Kind kind, FaultList faults) {
  static final String PYTHON = "tests.py";
  static final String JSON = "tests.json";

  enum Kind {
    /** The arguments of a call, or code, and the answer. */
    FUNCTION,
    /** The input of a game; a referee decides, so a test needs no answer. */
    REFEREED,
    /** A text on stdin, and the text on stdout. */
    PROGRAM
  }

  /** The lines of tests in their file. */
  interface Lines {
    /**
     * The line of all tests, or of a category, its test and the test's key; 0 if it is unknown.
     *
     * @param path the category, the number of the test from 0, and the key
     */
    int line(String... path);
  }

  /**
   * @param file that has the tests, or the folder
   */
  record Tests(String file, List<TestCategory> categories, Lines lines) {}

  /** The tests; null if the tests cannot be read or are not parsed yet. */
  @Nullable Tests tests() {
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
    return literal == null
        ? null
        : new TestsReader(PYTHON, linesOf(literal), kind, faults).read(literal.value());
  }

  private @Nullable Tests ofFolder() {
    if (kind != Kind.PROGRAM) {
      faults.add(TestFolder.NAME, 0, "is only allowed with kind: program");
      return null;
    }
    if (files.has(PYTHON) || files.has(JSON)) {
      faults.add(TestFolder.NAME, 0, "cannot be combined with tests.json or tests.py");
      return null;
    }
    return new Tests(TestFolder.NAME, new TestFolder(files, faults).read(), _ -> 0);
  }

  /** In {@code tests.py} only the lines of tests are known. */
  private static Lines linesOf(TestsLiteral literal) {
    return path -> {
      if (path.length == 0) {
        return 0;
      }
      List<Integer> lines = literal.lines().getOrDefault(path[0], List.of());
      int test = path.length == 1 ? 0 : Integer.parseInt(path[1]);
      return test < lines.size() ? lines.get(test) : 0;
    };
  }

  private @Nullable Tests ofJson() {
    if (!files.has(JSON)) {
      faults.add(
          FaultList.BUNDLE,
          0,
          kind == Kind.PROGRAM
              ? "has no tests: neither tests.json nor tests.py nor a folder tests"
              : "has neither tests.py nor tests.json");
      return null;
    }
    Document document = Document.json(JSON, files.text(JSON), faults);
    return document.readable()
        ? new TestsReader(JSON, document::line, kind, faults).read(new TestsJson(document).read())
        : null;
  }
}
