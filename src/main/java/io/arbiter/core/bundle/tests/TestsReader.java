package io.arbiter.core.bundle.tests;

import io.arbiter.core.bundle.file.FaultList;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the categories of tests, from either kind of file.
 *
 * @param kind of the tests
 */
record TestsReader(String file, TestLines lines, TestsKind kind, FaultList faults) {
  private static final int MAX_TESTS = 10_000;

  /** A program has a context of its own for each test, which takes some 20 ms. */
  private static final int MAX_TESTS_OF_PROGRAM = 1_000;

  /** Reads all categories, including those with faults. */
  List<TestCategory> read(PyValue tests) {
    if (!(tests instanceof PyValue.Dict(List<PyValue.Entry> entries))) {
      faults.add(file, lines.all(), "must be a dict of categories, not " + tests.typeName());
      return List.of();
    }
    List<TestCategory> categories = new ArrayList<>();
    for (PyValue.Entry entry : entries) {
      if (!(entry.key() instanceof PyValue.Str(String name))) {
        faults.add(
            file,
            lines.all(),
            "the name of a category must be a str, not " + entry.key().typeName());
        continue;
      }
      categories.add(category(name, entry.value()));
    }
    check(categories);
    return categories;
  }

  private TestCategory category(String name, PyValue tests) {
    if (name.isBlank() || !FaultList.isStorable(name)) {
      faults.add(
          file,
          lines.category(name),
          "category " + FaultList.quote(name) + " must have a name of printable characters");
    }
    if (!(tests instanceof PyValue.Items(List<PyValue> items)) || items.isEmpty()) {
      faults.add(
          file,
          lines.category(name),
          "category " + FaultList.quote(name) + " must be a list of tests");
      return new TestCategory(name, List.of());
    }
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      cases.add(new TestReader(this, name, i).read(items.get(i)));
    }
    return new TestCategory(name, cases);
  }

  private void check(List<TestCategory> categories) {
    List<TestCase> cases = categories.stream().flatMap(c -> c.cases().stream()).toList();
    if (categories.isEmpty()) {
      faults.add(file, lines.all(), "has no tests");
    } else if (cases.stream().noneMatch(TestCase::sample)) {
      faults.add(file, lines.all(), "marks no test as a sample");
    }
    int most = kind == TestsKind.PROGRAM ? MAX_TESTS_OF_PROGRAM : MAX_TESTS;
    if (cases.size() > most) {
      faults.add(file, lines.all(), "has more than " + most + " tests");
    }
  }
}
