package io.arbiter.core.judging.test;

import java.util.List;

/**
 * A named group of test cases, judged in order.
 *
 * @param name as the author wrote it
 * @param cases at least one
 */
public record TestCategory(String name, List<TestCase> cases) {
  /** How the name of the category of generated tests begins, which is the last one. */
  public static final String GENERATED = "Generated";

  public TestCategory {
    cases = List.copyOf(cases);
  }

  /** The samples among the tests of categories, in their order. */
  public static List<TestCase> samples(List<TestCategory> categories) {
    return categories.stream().flatMap(category -> category.samples().cases().stream()).toList();
  }

  TestCategory samples() {
    return new TestCategory(name, cases.stream().filter(TestCase::sample).toList());
  }
}
