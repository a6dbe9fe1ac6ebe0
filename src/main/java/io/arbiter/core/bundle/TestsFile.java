package io.arbiter.core.bundle;

import io.arbiter.core.judging.TestCategory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one file that holds the tests, {@code tests.py} or {@code tests.json}.
 *
 * @param literal what {@code tests.py} holds, or null when nobody has parsed it yet
 * @param refereed whether a referee decides, so that a test needs no answer
 */
record TestsFile(
    BundleFiles files, @Nullable TestsLiteral literal, boolean refereed, FaultList faults) {
  static final String PYTHON = "tests.py";
  static final String JSON = "tests.json";

  /** Null when the tests cannot be read, or not yet. */
  @Nullable List<TestCategory> categories() {
    if (!files.has(PYTHON)) {
      return ofJson();
    }
    // Its text is nobody's business here, but has to be one.
    files.optionalText(PYTHON);
    if (files.has(JSON)) {
      faults.add(PYTHON, 0, "cannot go with tests.json");
      return null;
    }
    return literal == null ? null : of(literal);
  }

  private List<TestCategory> of(TestsLiteral parsed) {
    return new TestsReader(PYTHON, new TestLines.OfLiteral(parsed), refereed, faults)
        .read(parsed.value());
  }

  private @Nullable List<TestCategory> ofJson() {
    if (!files.has(JSON)) {
      faults.add(FaultList.BUNDLE, 0, "has neither tests.py nor tests.json");
      return null;
    }
    Document document = Document.json(JSON, files.text(JSON), faults);
    return document.readable()
        ? new TestsReader(JSON, new TestLines.Exact(document), refereed, faults)
            .read(new TestsJson(document).read())
        : null;
  }
}
