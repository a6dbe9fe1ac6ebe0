package io.arbiter.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker needs to judge a version of a puzzle, named by the hash of its content.
 *
 * @param function the function, or class, that the player's code must define
 * @param comparison how values are held against answers
 * @param checker the source of {@code checker.py}, or null unless the comparison is CHECKER
 * @param reveal whether the first failing test case is shown to the player
 * @param categories in order
 */
public record TestSet(
    String function,
    Comparison comparison,
    @Nullable String checker,
    boolean reveal,
    List<TestCategory> categories) {
  public TestSet {
    categories = List.copyOf(categories);
  }

  /** The same without the hidden test cases; categories left empty are dropped. */
  public TestSet samplesOnly() {
    List<TestCategory> samples =
        categories.stream()
            .map(
                c ->
                    new TestCategory(
                        c.name(), c.cases().stream().filter(TestCase::sample).toList()))
            .filter(c -> !c.cases().isEmpty())
            .toList();
    return new TestSet(function, comparison, checker, true, samples);
  }

  public int size() {
    return categories.stream().mapToInt(c -> c.cases().size()).sum();
  }
}
