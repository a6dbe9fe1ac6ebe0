package io.arbiter.core.judging.test;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a worker needs to judge submissions for a version of a puzzle. The hash of the
 * content is its name.
 *
 * @param function the function or class that the player's code must define; empty if the player's
 *     code is a program, whose tests have a text on stdin as input and a text on stdout as answer
 * @param comparison how values are compared with answers
 * @param checker the source of {@code checker.py}; null unless the comparison is CHECKER
 * @param adapter the source of {@code adapter.py}, which calls the player's function, or null
 * @param referee the source of {@code referee.py}, which decides instead of the comparison, or null
 * @param reveal whether the first failing test case is shown to the player
 * @param isolated whether each category gets a fresh context; otherwise one context serves the
 *     whole submission
 * @param categories in order
 * @param grading the rules beside the test cases
 */
public record TestSet(
    String function,
    Comparison comparison,
    @Nullable String checker,
    @Nullable String adapter,
    @Nullable String referee,
    boolean reveal,
    boolean isolated,
    List<TestCategory> categories,
    Grading grading) {
  /** The empty test set of a script. */
  public static final TestSet NONE = new TestSet("", Comparison.EXACT, null, false, List.of());

  private static final Comparison WORDS = new Comparison.Tokens(true, false, null, null);

  public TestSet {
    categories = List.copyOf(categories);
    Objects.requireNonNull(grading);
  }

  public TestSet(
      String function,
      Comparison comparison,
      @Nullable String checker,
      @Nullable String adapter,
      @Nullable String referee,
      boolean reveal,
      boolean isolated,
      List<TestCategory> categories) {
    this(
        function,
        comparison,
        checker,
        adapter,
        referee,
        reveal,
        isolated,
        categories,
        Grading.PLAIN);
  }

  /** A test set without adapter and referee, in one context. */
  public TestSet(
      String function,
      Comparison comparison,
      @Nullable String checker,
      boolean reveal,
      List<TestCategory> categories) {
    this(function, comparison, checker, null, null, reveal, false, categories);
  }

  public TestSet with(List<TestCategory> others) {
    return new TestSet(
        function, comparison, checker, adapter, referee, reveal, isolated, others, grading);
  }

  public TestSet with(Grading other) {
    return new TestSet(
        function, comparison, checker, adapter, referee, reveal, isolated, categories, other);
  }

  /**
   * Whether the player's code is a program: it reads the only argument of a test from stdin, and
   * what it prints to stdout is its value.
   */
  public boolean isProgram() {
    return function.isEmpty();
  }

  /** Whether the author's code judges the values, which needs the authors' sandbox. */
  public boolean needsAuthors() {
    return checker != null || referee != null;
  }

  /**
   * How the values of the samples are compared with the answers. Empty if comparing is not enough
   * to judge the samples: if the author's code takes part, or if the samples run in several
   * contexts.
   */
  public Optional<Comparison> plainComparison() {
    boolean authored = needsAuthors() || adapter != null || grading.inspector() != null;
    boolean apart = isolated && !isProgram() && samplesOnly().categories().size() > 1;
    return authored || apart ? Optional.empty() : Optional.of(comparison);
  }

  /** The same test set without hidden test cases and without categories that are then empty. */
  public TestSet samplesOnly() {
    List<TestCategory> samples =
        categories.stream()
            .map(TestCategory::samples)
            .filter(category -> !category.cases().isEmpty())
            .toList();
    return with(samples).revealed();
  }

  /** The same test set, whose first failing test case is shown in full. */
  public TestSet revealed() {
    return new TestSet(
        function, comparison, checker, adapter, referee, true, isolated, categories, grading);
  }

  /**
   * The same test set with one sample alone.
   *
   * @param number of the sample, from 1
   */
  public TestSet sampleOnly(int number) {
    TestSet samples = samplesOnly();
    int before = 0;
    for (TestCategory category : samples.categories) {
      int index = number - before - 1;
      if (index < category.cases().size()) {
        TestCase only = category.cases().get(index);
        return samples.with(List.of(new TestCategory(category.name(), List.of(only))));
      }
      before += category.cases().size();
    }
    throw new IllegalArgumentException("there are " + before + " samples, not " + number);
  }

  /** Whether an input looks to a player like that of a hidden test case. */
  public boolean hides(List<PyValue> input) {
    return categories.stream()
        .flatMap(category -> category.cases().stream())
        .filter(test -> !test.sample() && test.code() == null)
        .anyMatch(test -> looksSame(test.input(), input));
  }

  /** Whether two inputs look the same to a player: for a program, apart from whitespace. */
  public boolean looksSame(List<PyValue> one, List<PyValue> other) {
    return isProgram() && TestCase.isStdin(one) && TestCase.isStdin(other)
        ? WORDS.accepts(one.getFirst(), other.getFirst())
        : Comparison.looksSame(one, other);
  }

  /** Whether the checker may run code that the player's code returned. */
  public boolean runsPrograms() {
    return checker != null && Grading.runsPrograms(checker);
  }

  public int size() {
    return categories.stream().mapToInt(c -> c.cases().size()).sum();
  }
}
