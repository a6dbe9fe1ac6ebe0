package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.bundle;
import static io.arbiter.worker.validation.Bundles.number;
import static io.arbiter.worker.validation.Bundles.numbers;
import static io.arbiter.worker.validation.Bundles.test;
import static io.arbiter.worker.validation.Bundles.tests;
import static io.arbiter.worker.validation.Bundles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.StrengthReport;
import io.arbiter.core.report.StrengthReport.Survivor;
import io.arbiter.worker.judging.SharedSandboxes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Judges mutants of small puzzles in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class TestStrengthTest {
  private static final String GROWN =
      """
      # expect: ACCEPTED
      def solve(age):
          return age >= 18
      """;

  private static final String AGES =
      """
      def generate(random):
          for _ in range(50):
              yield [random.randint(0, 40)]
      """;

  private static final PyValue YES = new PyValue.Bool(true);
  private static final PyValue NO = new PyValue.Bool(false);

  private static StrengthReport measure(PuzzleBundle bundle) throws Exception {
    return new TestStrength(SharedSandboxes.get()).measure(bundle, (_, _) -> {}).report();
  }

  private static Survivor plain(
      String solution, int line, String operator, String before, String after, boolean equivalent) {
    var change = new StrengthReport.Change(line, operator, before, after, null);
    return new Survivor(solution, change, equivalent, null, null);
  }

  /** The survivors without their diffs and tests. */
  private static List<Survivor> plain(StrengthReport report) {
    List<Survivor> plain = new ArrayList<>();
    for (Survivor s : report.survivors()) {
      StrengthReport.Change c = s.change();
      plain.add(plain(s.solution(), c.line(), c.operator(), c.before(), c.after(), s.equivalent()));
    }
    return plain;
  }

  @Test
  void weakTestsLeaveSurvivorsThatAProposalKills() throws Exception {
    TestSet weak = tests(test(YES, number(30)), test(NO, number(3)));
    StrengthReport report = measure(bundle(weak, AGES, GROWN));
    List<Survivor> survivors = report.survivors();
    assertThat(survivors.getFirst().change().diff())
        .isEqualTo(
            """
            --- a/solutions/0.py
            +++ b/solutions/0.py
            @@ -1,3 +1,3 @@
             # expect: ACCEPTED
             def solve(age):
            -    return age >= 18
            +    return age > 18
            """);
    assertThat(survivors)
        .extracting(Survivor::input, Survivor::answer)
        .containsExactly(
            tuple(List.of(number(18)), YES),
            tuple(List.of(number(18)), YES),
            tuple(List.of(number(17)), NO));
    assertThat(plain(report))
        .containsExactly(
            plain("solutions/0.py", 3, "boundary", "age >= 18", "age > 18", false),
            plain("solutions/0.py", 3, "constant", "18", "19", false),
            plain("solutions/0.py", 3, "constant", "18", "17", false));
    assertThat(report.proposals())
        .containsExactly(
            new StrengthReport.Proposal(List.of(number(18)), YES, 2),
            new StrengthReport.Proposal(List.of(number(17)), NO, 1));
    assertThat(report.mutants()).isEqualTo(5);
    assertThat(report.killed()).isEqualTo(2);
    assertThat(report.survived()).isEqualTo(3);
    assertThat(report.score()).isEqualTo(0.4);

    TestSet strong =
        tests(
            test(YES, number(30)),
            test(NO, number(3)),
            test(YES, number(18)),
            test(NO, number(17)));
    StrengthReport better = measure(bundle(strong, AGES, GROWN));
    assertThat(better.survivors()).isEmpty();
    assertThat(better.score()).isEqualTo(1);
  }

  @Test
  void withoutAGeneratorNeighboursOfTheTestsFindSurvivorsButNoTestIsProposed() throws Exception {
    TestSet weak = tests(test(YES, number(19)), test(NO, number(3)));
    StrengthReport report = measure(bundle(weak, null, GROWN));
    assertThat(report.survivors())
        .extracting(survivor -> survivor.change().after(), Survivor::equivalent)
        .containsExactly(tuple("age > 18", false), tuple("19", false), tuple("17", true));
    assertThat(report.proposals()).isEmpty();
  }

  @Test
  void mutantsWithoutADifferenceAreEquivalent() throws Exception {
    String larger =
        """
        def solve(a, b):
            if a > b:
                return a
            return b
        """;
    String generator =
        """
        def generate(random):
            for _ in range(30):
                yield [random.randint(-9, 9), random.randint(-9, 9)]
        """;
    TestSet tests =
        tests(test(number(3), number(3), number(2)), test(number(4), number(1), number(4)));
    StrengthReport report = measure(bundle(tests, generator, larger));
    assertThat(plain(report))
        .contains(plain("solutions/0.py", 2, "boundary", "a > b", "a >= b", true));
    assertThat(report.equivalent()).isPositive();
    assertThat(report.score())
        .isEqualTo((double) report.killed() / (report.killed() + report.survived()));
  }

  @Test
  void endlessMutantsAreKilledSoon() throws Exception {
    String halving =
        """
        def solve(number):
            steps = 0
            while number > 0:
                number //= 2
                steps += 1
            return steps
        """;
    TestSet tests = tests(test(number(4), number(9)), test(number(0), number(0)));
    List<Integer> judged = new ArrayList<>();
    StrengthReport report =
        new TestStrength(SharedSandboxes.get())
            .measure(bundle(tests, null, halving), (done, _) -> judged.add(done))
            .report();
    assertThat(report.survivors())
        .extracting(survivor -> survivor.change().after())
        .doesNotContain("number >= 0", "-1", "number *= 2");
    assertThat(judged).hasSize(report.mutants() + report.survivors().size()).isSorted();
    assertThat(report.killed()).isGreaterThan(5);
  }

  @Test
  void mutantsAreAlsoJudgedByCheckerAndAdapter() throws Exception {
    TestSet tests =
        new TestSet(
            "solve",
            Comparison.CHECKER,
            "def check(input, answer, output): return output > abs(input[0])",
            "def adapt(function, input): return function(abs(*input))",
            null,
            false,
            false,
            List.of(
                new TestCategory(
                    "Basics", List.of(test(number(9), number(-7)), test(number(7), number(5))))));
    String generator = "def generate(random):\n  for n in range(9): yield [n]";
    String source = "def solve(number):\n    return number + 2\n";
    StrengthReport report = measure(bundle(tests, generator, source));
    // The checker accepts every larger number.
    assertThat(plain(report))
        .containsExactly(
            plain("solutions/0.py", 2, "constant", "2", "3", true),
            plain("solutions/0.py", 2, "constant", "2", "1", true));
    assertThat(report.killed()).isEqualTo(2);
  }

  @Test
  void theElementsOfAnyIterableAreCompared() throws Exception {
    TestSet tests =
        new TestSet(
            "solve",
            Comparison.LIST,
            null,
            false,
            List.of(new TestCategory("Basics", List.of(test(numbers(1, 1), numbers(1, 1))))));
    String source =
        """
        def solve(numbers):
            for number in sorted(numbers, reverse=False):
                yield number
        """;
    String generator = "def generate(random):\n  yield [[1, 1]]\n  yield [[3, 1, 2]]";
    StrengthReport report = measure(bundle(tests, generator, source));
    assertThat(plain(report))
        .containsExactly(plain("solutions/0.py", 2, "constant", "False", "True", false));
    assertThat(report.proposals())
        .containsExactly(
            new StrengthReport.Proposal(List.of(numbers(3, 1, 2)), numbers(1, 2, 3), 1));
  }

  @Test
  void ifNoInputCanBeMadeUpAllAcceptedMutantsAreSurvivors() throws Exception {
    TestSet tests = tests(new TestCase(List.of(), "solve(30)", YES, null, false));
    StrengthReport report = measure(bundle(tests, AGES, GROWN));
    assertThat(report.survivors()).hasSize(3).noneMatch(Survivor::equivalent);
    assertThat(report.survived()).isEqualTo(3);
  }

  @Test
  void aSolutionThatIsNotAcceptedHasNoMutants() throws Exception {
    assertThat(measure(bundle(tests(test(text("no"), number(1))), null, GROWN)))
        .isEqualTo(new StrengthReport(0, 0, 0, 0, 1, List.of(), List.of()));
  }

  @Test
  void measuringCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> measure(bundle(tests(test(YES, number(30))), null, GROWN)))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }
}
