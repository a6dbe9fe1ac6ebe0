package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.bundle;
import static io.arbiter.worker.validation.Bundles.input;
import static io.arbiter.worker.validation.Bundles.number;
import static io.arbiter.worker.validation.Bundles.numbers;
import static io.arbiter.worker.validation.Bundles.test;
import static io.arbiter.worker.validation.Bundles.tests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CounterExample;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.SharedSandboxes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Finds players' mistakes in a small puzzle, in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class CounterExampleSearchTest {
  private static final Duration BUDGET = Duration.ofMinutes(3);

  private static final String LARGEST = "def solve(numbers):\n    return max(numbers)\n";

  private static final String LISTS =
      """
      def generate(random):
          for _ in range(20):
              yield [[random.randint(-99, 99) for _ in range(random.randint(1, 6))]]
      """;

  private static final TestSet TESTS = tests(test(number(3), numbers(1, 3, 2)));

  private static Optional<CounterExample> find(PuzzleBundle bundle, String source)
      throws Exception {
    return CounterExampleSearch.find(SharedSandboxes.get(), bundle, source, BUDGET);
  }

  private static Optional<CounterExample> find(String source) throws Exception {
    return find(bundle(TESTS, LISTS, LARGEST), source);
  }

  @Test
  void aWrongAnswerShrinksToTheSimplestInput() throws Exception {
    assertThat(find("def solve(numbers): return numbers[0]"))
        .contains(new CounterExample(input(numbers(0, 1)), number(1), number(0), null));
  }

  @Test
  @Thorough("10 s; other mistakes shrink above and below")
  void longerInputsShrinkToo() throws Exception {
    String fromZero =
        """
        def solve(numbers):
            best = 0
            for number in numbers:
                if number > best:
                    best = number
            return best
        """;
    assertThat(find(fromZero))
        .contains(new CounterExample(input(numbers(-1)), number(-1), number(0), null));
    assertThat(find("def solve(numbers): return max(numbers) if len(numbers) < 5 else 0"))
        .contains(new CounterExample(input(numbers(0, 0, 0, 0, 1)), number(1), number(0), null));
  }

  @Test
  void aFailureInsteadOfAnAnswerIsReported() throws Exception {
    assertThat(find("def solve(numbers): return max(numbers) // (len(numbers) < 3)"))
        .contains(
            new CounterExample(
                input(numbers(0, 0, 0)),
                number(0),
                null,
                "RUNTIME_ERROR: ZeroDivisionError: integer division or modulo by zero"));
  }

  @Test
  void aCorrectSolutionAndASourceThatCannotBeCalledHaveNoCounterExample() throws Exception {
    assertThat(find("def solve(numbers): return sorted(numbers)[-1]")).isEmpty();
    assertThat(find("def solve(")).isEmpty();
  }

  @Test
  void aHiddenTestsInputIsNeverOffered() throws Exception {
    TestCase[] hidden =
        IntStream.rangeClosed(-2, 2)
            .mapToObj(n -> test(number(n), new PyValue.Tuple(List.of(number(n)))))
            .toArray(TestCase[]::new);
    CounterExample example =
        find(bundle(tests(hidden), LISTS, LARGEST), "def solve(numbers): return 100").orElseThrow();
    assertThat(example.input()).isEqualTo(input(numbers(-3)));
  }

  @Test
  void onlyPuzzlesWithAGeneratorAndSingleCallsAreSearched() throws Exception {
    String wrong = "def solve(numbers): return 0";
    assertThat(find(bundle(TESTS, null, LARGEST), wrong)).isEmpty();
    TestSet code = tests(new TestCase(List.of(), "solve([1])", number(1), null, false));
    assertThat(find(bundle(code, LISTS, LARGEST), wrong)).isEmpty();
  }

  @Test
  void aGeneratorThatFailsIsTheAuthorsFault() {
    assertThatThrownBy(
            () -> find(bundle(TESTS, "def generate(random): return 1", LARGEST), "x = 1"))
        .isInstanceOf(AuthorFault.class);
  }

  @Test
  void whenTheTimeIsOverTheSmallestInputSoFarIsReturned() throws Exception {
    PuzzleBundle bundle = bundle(TESTS, LISTS, LARGEST);
    String wrong = "def solve(numbers): return 100";
    assertThat(
            CounterExampleSearch.find(SharedSandboxes.get(), bundle, wrong, Duration.ofMillis(1)))
        .isPresent();
  }
}
