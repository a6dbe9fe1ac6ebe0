package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.input;
import static io.arbiter.worker.validation.Bundles.number;
import static io.arbiter.worker.validation.Bundles.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.SharedSandboxes;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs generators with Arbiter's random numbers on the real interpreter. */
@Execution(ExecutionMode.SAME_THREAD)
class GeneratedInputsTest {
  private static final String LISTS =
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
    assertThat(inputs(LISTS, GeneratedInputs.TESTS, 10))
        .containsExactly(
            input(numbers(-2, 9, 8, -2)),
            input(numbers(-2, -5, -3, 2)),
            input(numbers(0, 3)),
            input(numbers(-1)),
            input(numbers(-2, 0)))
        .isEqualTo(inputs(LISTS, GeneratedInputs.TESTS, 10));
    assertThat(inputs(LISTS, "others", 10)).hasSize(5).isNotEqualTo(inputs(LISTS, "tests", 10));
  }

  @Test
  void aGeneratorIsStoppedWhenThereAreEnoughInputs() throws Exception {
    String endless = "def generate(random):\n  while True: yield random.random(), 'x' * 10_000";
    assertThat(inputs(endless, "tests", 7)).hasSize(7).allMatch(input -> input.size() == 1);
    assertThat(inputs(endless, "tests", 1_000)).hasSizeBetween(90, 100);
  }

  @Test
  void aYieldedInputStaysTheSameIfTheGeneratorChangesItLater() throws Exception {
    String generator =
        """
        def generate(random):
            numbers = []
            for i in range(3):
                numbers.append(i)
                yield [numbers]
            yield 7
        """;
    assertThat(inputs(generator, "tests", 9))
        .containsExactly(
            input(numbers(0)), input(numbers(0, 1)), input(numbers(0, 1, 2)), input(number(7)));
  }

  @Test
  void otherDrawsGiveAnotherInputAndZerosGiveTheSimplest() throws Exception {
    GeneratedInputs generated = generated(LISTS);
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
            });
  }
}
