package io.arbiter.core.judging.test;

import java.util.List;

/**
 * A named group of test cases, judged in order.
 *
 * @param name as the author wrote it
 * @param cases at least one
 */
public record TestCategory(String name, List<TestCase> cases) {
  public TestCategory {
    cases = List.copyOf(cases);
  }

  TestCategory samples() {
    return new TestCategory(name, cases.stream().filter(TestCase::sample).toList());
  }
}
