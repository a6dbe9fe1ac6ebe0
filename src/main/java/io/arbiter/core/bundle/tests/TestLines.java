package io.arbiter.core.bundle.tests;

import java.util.List;

/** The lines of tests in their file. */
public sealed interface TestLines {
  /** The line where the tests begin, or 0. */
  int all();

  /** The line of a category. */
  int category(String category);

  /** The line of a test; tests are numbered from 0. */
  int test(String category, int test);

  /** The line of a key of a test. */
  int key(String category, int test, String key);

  /** Lines in {@code tests.json}, known for every key. */
  record Exact(Document document) implements TestLines {
    @Override
    public int all() {
      return document.line();
    }

    @Override
    public int category(String category) {
      return document.line(category);
    }

    @Override
    public int test(String category, int test) {
      return document.line(category, Integer.toString(test));
    }

    @Override
    public int key(String category, int test, String key) {
      return document.line(category, Integer.toString(test), key);
    }
  }

  /** Lines in {@code tests.py}, known only for each test; 0 if unknown. */
  record OfLiteral(TestsLiteral literal) implements TestLines {
    @Override
    public int all() {
      return 0;
    }

    @Override
    public int category(String category) {
      return test(category, 0);
    }

    @Override
    public int test(String category, int test) {
      List<Integer> lines = literal.lines().getOrDefault(category, List.of());
      return test < lines.size() ? lines.get(test) : 0;
    }

    @Override
    public int key(String category, int test, String key) {
      return test(category, test);
    }
  }

  /** No lines, since each test has its own files. */
  record Unknown() implements TestLines {
    @Override
    public int all() {
      return 0;
    }

    @Override
    public int category(String category) {
      return 0;
    }

    @Override
    public int test(String category, int test) {
      return 0;
    }

    @Override
    public int key(String category, int test, String key) {
      return 0;
    }
  }
}
