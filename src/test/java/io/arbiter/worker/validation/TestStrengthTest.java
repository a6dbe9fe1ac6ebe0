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

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Judges mutants of small puzzles in the real sandboxes, and what their strength says. */
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

  /** A survivor without its diff and its test. */
  private static Survivor plain(
      int line, String operator, String before, String after, boolean equivalent) {
    var change = new StrengthReport.Change(line, operator, before, after, null);
    return new Survivor("solutions/0.py", change, equivalent, null, null);
  }

  private static List<Survivor> plain(StrengthReport report) {
    List<Survivor> plain = new ArrayList<>();
    for (Survivor s : report.survivors()) {
      StrengthReport.Change c = s.change();
      plain.add(plain(c.line(), c.operator(), c.before(), c.after(), s.equivalent()));
    }
    return plain;
  }

  private static TestSet compared(
      Comparison comparison,
      @Nullable String checker,
      @Nullable String adapter,
      TestCase... cases) {
    TestCategory basics = new TestCategory("Basics", List.of(cases));
    return new TestSet("solve", comparison, checker, adapter, null, false, false, List.of(basics));
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
            plain(3, "boundary", "age >= 18", "age > 18", false),
            plain(3, "constant", "18", "19", false),
            plain(3, "constant", "18", "17", false));
    assertThat(report.proposals())
        .containsExactly(
            new StrengthReport.Proposal(List.of(number(18)), YES, 2),
            new StrengthReport.Proposal(List.of(number(17)), NO, 1));
    assertThat(report.mutants()).isEqualTo(5);
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

  /** No test runs line 3. The condition above that line shows the hole. */
  @Test
  void onlyLinesThatTheTestsRunAreChanged() throws Exception {
    String source =
        """
        def solve(number):
            if number > 100:
                return number - 100
            return number
        print("Example:", solve(3))
        """;
    String generator = "def generate(random):\n  for n in range(98, 103): yield [n]";
    TestSet tests = tests(test(number(1), number(1)), test(number(7), number(7)));
    StrengthReport report = measure(bundle(tests, generator, source));
    assertThat(plain(report))
        .containsExactly(
            plain(2, "boundary", "number > 100", "number >= 100", false),
            plain(2, "constant", "100", "101", false),
            plain(2, "constant", "100", "99", false));
    assertThat(report.killed()).isEqualTo(2);
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
    assertThat(plain(report)).contains(plain(2, "boundary", "a > b", "a >= b", true));
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
        compared(
            Comparison.CHECKER,
            "def check(input, answer, output): return output > abs(input[0])",
            "def adapt(function, input): return function(abs(*input))",
            test(number(9), number(-7)),
            test(number(7), number(5)));
    String generator = "def generate(random):\n  for n in range(9): yield [n]";
    String source = "def solve(number):\n    return number + 2\n";
    StrengthReport report = measure(bundle(tests, generator, source));
    // The checker accepts every larger number.
    assertThat(plain(report))
        .containsExactly(
            plain(2, "constant", "2", "3", true), plain(2, "constant", "2", "1", true));
    assertThat(report.killed()).isEqualTo(2);
  }

  @Test
  void theElementsOfAnyIterableAreCompared() throws Exception {
    TestSet tests = compared(Comparison.LIST, null, null, test(numbers(1, 1), numbers(1, 1)));
    String source =
        """
        def solve(numbers):
            for number in sorted(numbers, reverse=False):
                yield number
        """;
    String generator = "def generate(random):\n  yield [[1, 1]]\n  yield [[3, 1, 2]]";
    StrengthReport report = measure(bundle(tests, generator, source));
    assertThat(plain(report)).containsExactly(plain(2, "constant", "False", "True", false));
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

  private static final String COUNTED =
      """
      def solve(number):
          total = 0
          for _ in range(number):
              total += 1
          return total
      """;

  private static TestCategory counted(String name, long number) {
    return new TestCategory(name, List.of(test(number(number), number(number))));
  }

  private static TestSet longFirst(boolean isolated) {
    List<TestCategory> categories =
        List.of(counted("Long", 5_000), counted("Short", 3), counted("Middle", 90));
    return new TestSet("solve", Comparison.EXACT, null, null, null, false, isolated, categories);
  }

  private static Optional<Origin> origin(boolean isolated, String source) throws Exception {
    PuzzleBundle bundle = bundle(longFirst(isolated), null, source);
    return Origin.of(bundle.solutions().getFirst(), bundle, new TrialJudge(SharedSandboxes.get()));
  }

  private static void assertOrder(Origin origin, String... categories) {
    assertThat(origin.tests().categories())
        .extracting(TestCategory::name)
        .containsExactly(categories);
  }

  @Test
  void mutantsMeetTheCheapestCategoryFirst() throws Exception {
    Origin origin = origin(true, COUNTED).orElseThrow();
    assertOrder(origin, "Short", "Middle", "Long");
    assertThat(origin.used().steps()).as("of all categories").isBetween(5_000L, 50_000L);
    assertThat(origin.points()).isNull();
  }

  @Test
  void categoriesThatShareAContextKeepTheirOrder() throws Exception {
    assertOrder(origin(false, COUNTED).orElseThrow(), "Long", "Short", "Middle");
  }

  @Test
  void aSolutionThatIsNotAcceptedIsNoOrigin() throws Exception {
    assertThat(origin(true, COUNTED.replace("return total", "return 3"))).isEmpty();
  }

  private static MeasuredStrength measured(int made, int refused, int failed, int survived) {
    int killed = refused + failed;
    return new MeasuredStrength(
        new StrengthReport(
            killed + survived,
            killed,
            survived,
            0,
            killed + survived == 0 ? 1 : (double) killed / (killed + survived),
            List.of(),
            List.of()),
        made,
        0,
        refused);
  }

  private static final String MANY =
      "the tests are too weak: they accept %s of 20 wrong variants of the solutions";

  /** How mutants ended, whether the puzzle is a game, and the only finding. */
  static Stream<Arguments> strengths() {
    return Stream.of(
        Arguments.of(measured(20, 6, 3, 11), false, MANY.formatted(11)),
        Arguments.of(measured(20, 7, 3, 10), false, null),
        // In a game many variants may win if some lose.
        Arguments.of(measured(20, 2, 2, 16), true, null),
        Arguments.of(measured(20, 2, 1, 17), true, MANY.formatted(17)),
        Arguments.of(
            measured(20, 1, 12, 7),
            true,
            "of 20 variants of the solutions, 7 are accepted, 12 end in errors, and 1 lose; at"
                + " least 2 must lose, or nothing shows that the referee lets anyone lose"),
        Arguments.of(
            measured(20, 0, 12, 8),
            false,
            "of 20 variants of the solutions, 8 are accepted, 12 end in errors, and none is"
                + " refused for its answer, so nothing shows that the tests look at answers"),
        Arguments.of(measured(4, 0, 4, 0), false, null));
  }

  @ParameterizedTest
  @MethodSource("strengths")
  void testsThatAreTooWeakAreAFault(
      MeasuredStrength measured, boolean game, @Nullable String error) {
    assertThat(measured.findings(game))
        .extracting(f -> f.severity() + ": " + f.message())
        .isEqualTo(error == null ? List.of() : List.of("ERROR: " + error));
  }

  @Test
  void aFewMutantsOfASlowSolutionAreNoFaultAndAllOfASmallOneAreEnough() {
    List<Finding> findings = measured(59, 0, 0, 3).findings(true);
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
    assertThat(findings.toString())
        .contains(
            "the strength is estimated, because the solutions are slow: 3 of 59 mutants were"
                + " judged, and 0 of the accepted ones were not examined; so few mutants say"
                + " nothing about the tests, at least 10 are needed");
    assertThat(measured(3, 1, 0, 2).findings(false))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }
}
