package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.bundle;
import static io.arbiter.worker.validation.Bundles.input;
import static io.arbiter.worker.validation.Bundles.number;
import static io.arbiter.worker.validation.Bundles.numbers;
import static io.arbiter.worker.validation.Bundles.test;
import static io.arbiter.worker.validation.Bundles.tests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.CounterExample;
import io.arbiter.core.source.SourceCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.SharedSandboxes;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes inputs with a generator, and finds players' mistakes with them, in the real sandboxes. */
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
    return CounterExampleSearch.find(
        SharedSandboxes.get(), bundle, SourceCode.python(source), BUDGET);
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
            CounterExampleSearch.find(
                SharedSandboxes.get(), bundle, SourceCode.python(wrong), Duration.ofMillis(1)))
        .isPresent();
  }

  private static final String FEW_LISTS =
      """
      def generate(random):
          for _ in range(5):
              yield [[random.randint(-9, 9) for _ in range(random.randint(1, 4))]]
      """;

  private static GeneratedInputs generated(String generator) {
    return new GeneratedInputs(SharedSandboxes.get(), generator);
  }

  private static List<List<PyValue>> inputs(String generator, String seed, int max)
      throws Exception {
    return generated(generator).first(seed, max).inputs();
  }

  private static List<BigInteger> draws(long... draws) {
    return Arrays.stream(draws).mapToObj(BigInteger::valueOf).toList();
  }

  @Test
  void aSeedGivesTheSameInputsAsInCPython() throws Exception {
    // The value of list(generate(random.Random("tests"))) in CPython.
    assertThat(inputs(FEW_LISTS, GeneratedInputs.TESTS, 10))
        .containsExactly(
            input(numbers(-2, 9, 8, -2)),
            input(numbers(-2, -5, -3, 2)),
            input(numbers(0, 3)),
            input(numbers(-1)),
            input(numbers(-2, 0)))
        .isEqualTo(inputs(FEW_LISTS, GeneratedInputs.TESTS, 10));
    assertThat(inputs(FEW_LISTS, "others", 10))
        .hasSize(5)
        .isNotEqualTo(inputs(FEW_LISTS, "tests", 10));
  }

  /** A yielded input stays the same if the generator changes it later. */
  @Test
  void aGeneratorIsStoppedWhenThereAreEnoughInputs() throws Exception {
    String endless =
        """
        def generate(random):
            numbers = []
            while True:
                numbers.append(len(numbers))
                yield [numbers]
                yield 'x' * 10_000
        """;
    assertThat(inputs(endless, "tests", 3))
        .containsExactly(
            input(numbers(0)), input(new PyValue.Str("x".repeat(10_000))), input(numbers(0, 1)));
    assertThat(inputs(endless, "tests", 1_000)).hasSizeBetween(180, 200);
  }

  @Test
  void otherDrawsGiveAnotherInputAndZerosGiveTheSimplest() throws Exception {
    GeneratedInputs generated = generated(FEW_LISTS);
    List<List<PyValue>> inputs = generated.first("tests", 9).inputs();
    GeneratedInputs.Drawn choices = generated.drawn("tests", 2, inputs.get(2));
    assertThat(
            generated.replays(
                "tests", 2, List.of(choices.draws(), draws(), draws(1, 2, 1), draws(99, 99, 99))))
        .containsExactly(
            Optional.of(choices),
            Optional.of(new GeneratedInputs.Drawn(input(numbers(0)), draws(0, 0))),
            Optional.of(new GeneratedInputs.Drawn(input(numbers(1, -1)), draws(1, 2, 1))),
            Optional.of(
                new GeneratedInputs.Drawn(input(numbers(9, 9, 0, 0)), draws(3, 18, 18, 0, 0))));
  }

  @Test
  void drawsThatMakeAGeneratorFailOrHangGiveNoInput() throws Exception {
    String picky =
        """
        def generate(random):
            number = random.randint(0, 9)
            while not number:
                number = random.randint(0, 9)
            yield 10 // (number - 1) if number < 3 else number
        """;
    GeneratedInputs generated = generated(picky);
    assertThat(generated.replays("tests", 0, List.of(draws(), draws(1), draws(0, 2))))
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new GeneratedInputs.Drawn(input(number(10)), draws(0, 2))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          def other(): pass | 0 | NameError: generator.py must define generate(random)
          def generate(random): return [1] | 0 | TypeError: generate must yield the inputs; \
          it returns an object of list
          def generate(random): yield [print] | 0 | TypeError: generate must yield plain data, and \
          yields an object of builtin_function_or_method
          def generate(random): yield from () | 0 | ValueError: generate yields no input
          def generate(random):; yield 1; yield 1 // 0 | 3 | ZeroDivisionError: integer division \
          or modulo by zero
          """)
  void aBadGeneratorIsTheAuthorsFaultInItsOwnLine(String generator, int line, String problem) {
    assertThatThrownBy(() -> inputs(generator.replace("; ", "\n  "), "tests", 9))
        .isInstanceOfSatisfying(
            AuthorFault.class,
            fault -> {
              assertThat(fault.problem()).isEqualTo(problem);
              assertThat(fault.file()).isEqualTo("generator.py");
              assertThat(fault.line()).isEqualTo(line);
              assertThat(fault.traceback()).contains(problem.split(":")[0]);
            });
  }
}
