package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.arbiter.Thorough;
import io.arbiter.core.bundle.BundleProblem;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.bundle.PuzzleBundle;
import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.report.PreparedBundle;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.core.source.SourceCode;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.SharedSandboxes;
import io.arbiter.worker.judging.Solution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prepares and validates small bundles in the real sandboxes. */
@Execution(ExecutionMode.SAME_THREAD)
class ValidationTest {
  private static final String NEXT_TESTS =
      "{\"Basics\": [{\"input\": [1], \"answer\": 2, \"sample\": true},"
          + " {\"input\": [5], \"answer\": 6}]}";

  private static BundleFiles next() {
    return BundleFiles.of(NEXT_TESTS).accepted(NEXT);
  }

  private static ValidationReport validate(BundleFiles bundle) throws Exception {
    return new Validation(SharedSandboxes.get()).validate(bundle.files(), (_, _) -> {});
  }

  /** Runs each solution once, and no mutants. */
  private static ValidationReport validateBriefly(BundleFiles bundle) throws Exception {
    return new Validation(SharedSandboxes.get(), 1, false).validate(bundle.files(), (_, _) -> {});
  }

  private static List<String> errors(ValidationReport report) {
    return report.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.file() + ':' + finding.line() + ": " + finding.message())
        .toList();
  }

  @Test
  void aStarterWithoutASolutionInItsLanguageIsAWarning() throws Exception {
    BundleFiles bundle =
        BundleFiles.of("{\"Basics\": [{\"input\": [1], \"answer\": 2, \"sample\": true}]}")
            .with("starter.js", "const solve = () => 0;\n")
            .accepted("def solve(n):\n    return 2 * n\n");
    ValidationReport report =
        new Validation(SharedSandboxes.get(), 1, false).validate(bundle.files(), (_, _) -> {});
    assertThat(report.valid()).as(report.toString()).isTrue();
    assertThat(report.findings())
        .extracting(Finding::file, Finding::message)
        .containsExactly(
            tuple(
                "starter.js",
                "the puzzle is not offered in JavaScript, because no solution in it expects"
                    + " ACCEPTED"));
  }

  /** The seeds 1 to 4 stand for other sources; the seed of this source is 0. */
  @Test
  void aVerdictThatDependsOnChanceIsAWarning() throws Exception {
    String referee =
        """
        import random
        def referee(input):
            number = yield [input[0]]
            drawn = random.randint(1, 3)
            return number != drawn, f"{drawn} was drawn"
        """;
    BundleFiles game =
        BundleFiles.of("{\"Game\": [{\"input\": [1], \"answer\": null, \"sample\": true}]}")
            .with("referee.py", referee)
            .with("starter.py", "def solve(n):\n    return 1 / 0\n");
    ValidationReport report =
        new Validation(SharedSandboxes.get(), 5, false)
            .validate(game.accepted("def solve(n):\n    return n\n").files(), (_, _) -> {});
    assertThat(report.valid()).as(report.toString()).isTrue();
    assertThat(report.findings())
        .extracting(Finding::file, Finding::message)
        .containsExactly(
            tuple(
                "solutions/right.py",
                "depends on chance: with the players' seed it gets ACCEPTED; with seed 3,"
                    + " WRONG_ANSWER: category Game, test 1: 1 was drawn"));
  }

  @Test
  void weakTestsAreAFault() throws Exception {
    String distance =
        """
        def solve(first, second):
            if first > second:
                return first - second
            return second - first
        """;
    String one = "{\"Basics\": [{\"input\": [0, 0], \"answer\": 0, \"sample\": true}]}";
    List<String> progress = new ArrayList<>();
    ValidationReport report =
        new Validation(SharedSandboxes.get())
            .validate(
                BundleFiles.of(one).accepted(distance).files(),
                (done, total) -> progress.add(done + " of " + total));
    assertThat(progress).startsWith("1 of 2", "2 of 2").hasSizeGreaterThan(2);
    assertThat(report.valid()).isFalse();
    assertThat(report.strength()).isNotNull();
    assertThat(report.strength().score()).isLessThan(0.5);
    assertThat(errors(report))
        .singleElement()
        .asString()
        .matches("tests:0: the tests are too weak: they accept \\d+ of \\d+ wrong variants .*");
  }

  @Test
  void anInputThatAnInputValidatorRefusesIsAFault() throws Exception {
    String tests =
        """
        {"Basics": [{"input": "1\\n", "answer": "1\\n", "sample": true},
                    {"input": "x\\n", "answer": "x\\n"}]}
        """;
    BundleFiles bundle =
        BundleFiles.of(tests)
            .with("puzzle.yaml", "title: Echo\ndifficulty: simple\nkind: program\n")
            .with("starter.py", "text = input()\n")
            .accepted("print(input())\n")
            .with(
                "input_validators/digits.py",
                """
                import sys

                assert sys.stdin.buffer.read().strip().isdigit(), "no number"
                sys.exit(42)
                """);
    String refusal =
        "input_validators/digits.py:0: refuses the input of test 2 of “Basics” with exit code ";
    assertThat(errors(validateBriefly(bundle)))
        .singleElement()
        .asString()
        .startsWith(refusal + "1: Traceback")
        .endsWith("AssertionError: no number");
    bundle.with(
        "input_validators/digits.py",
        "line = input()\nprint(line, 'is bad')\nexit(42 if line == '1' else 43)\n");
    assertThat(errors(validateBriefly(bundle))).containsExactly(refusal + "43: x is bad");
    bundle.with("input_validators/digits.py", "import sys\nsys.exit(42)\n");
    assertThat(errors(validateBriefly(bundle))).isEmpty();
    bundle.with("input_validators/digits.py", "while True:\n    pass\n");
    assertThat(errors(validateBriefly(bundle)))
        .singleElement()
        .asString()
        .startsWith("input_validators/digits.py:0: the input of test 1 of “Basics”: ");
  }

  @Test
  void whereEveryNumberPassesPointsTellSolutionsFromStarters() throws Exception {
    BundleFiles bundle = BundleFiles.everyNumberPasses("def solve(number):\n    return 0\n");
    ValidationReport report =
        validate(bundle.accepted("def solve(number):\n    return 10 * number\n"));
    assertThat(report.valid()).as(report.toString()).isTrue();
    assertThat(report.findings())
        .extracting(Finding::message)
        .contains("is accepted with 150 points; every solution earns more");
    assertThat(report.strength()).isNotNull();
    assertThat(report.strength().survived()).isZero();
    assertThat(errors(validateBriefly(bundle.accepted("def solve(number):\n    return -1\n"))))
        .containsExactly("starter.py:1: the starter must fail the tests, but is accepted");
  }

  @Test
  void testsThatAcceptASolutionWithEmptyFunctionsAreAFault() throws Exception {
    String tests = "{\"Basics\": [{\"input\": [[3, 1]], \"answer\": null, \"sample\": true}]}";
    assertThat(
            errors(
                validate(
                    BundleFiles.of(tests).accepted("def solve(numbers):\n    numbers.sort()\n"))))
        .contains(
            "tests:0: the tests accept a function that returns None",
            "tests:0: the tests accept the solution with empty functions");
  }

  @Test
  void aDisagreementShowsTheTestWithItsValuesAndItsOutput() throws Exception {
    String wrong =
        """
        def solve(number):
            print('got', number)
            return number + (number == 1)
        """;
    SolutionReport.Result result =
        validateBriefly(next().accepted(wrong)).solutions().getFirst().result();
    assertThat(result.disagreement())
        .isEqualTo(
            new SolutionReport.Disagreement(
                new CaseFailure(
                    "Basics",
                    2,
                    false,
                    new PyValue.Items(List.of(number(5))),
                    number(6),
                    number(5),
                    null,
                    new Reason.Value("int")),
                "got 5\n"));
    String raises = "def solve(number):\n    raise ValueError(number)\n";
    result = validateBriefly(next().accepted(raises)).solutions().getFirst().result();
    assertThat(result.message()).isEqualTo("category Basics, test 1: ValueError: 1");
    assertThat(result.disagreement()).isNotNull();
    assertThat(result.disagreement().failure().traceback())
        .contains("line 3, in solve\n    raise ValueError(number)");
    result = validateBriefly(next()).solutions().getFirst().result();
    assertThat(result.disagreement()).isNull();
    assertThat(result.tests()).isNull();
  }

  @Test
  void aSolutionIsRunOnTheTestsAfterOneThatFailsToo() throws Exception {
    TestSet tests =
        Bundles.tests(
            Bundles.test(number(2), number(1)),
            Bundles.test(number(9), number(2)),
            Bundles.test(number(4), number(3)));
    PuzzleBundle bundle = Bundles.bundle(tests, null, NEXT);
    Judge judge = new Judge(SharedSandboxes.get());
    Judgement judged = judge.judge(Solution.submission(NEXT, bundle.limits()), tests);
    ShownRuns.Shown shown =
        new ShownRuns(SharedSandboxes.get(), bundle, true)
            .of(SourceCode.python(NEXT), List.of(judged), true);
    assertThat(shown.disagreement()).isNull();
    assertThat(shown.tests())
        .extracting(run -> run.category() + " " + run.index() + " " + run.verdict())
        .containsExactly("Basics 1 ACCEPTED", "Basics 2 WRONG_ANSWER", "Basics 3 ACCEPTED");
    assertThat(shown.tests()).extracting(SolutionReport.TestRun::steps).containsExactly(2L, 1L, 1L);
  }

  @Test
  void anInspectorDoesNotSeeTheDeclarationOfAVerdict() throws Exception {
    ValidationReport report =
        validateBriefly(
            next()
                .with("inspector.py", "def inspect(source): return '#' not in source, 'comment'"));
    assertThat(report.solutions().getFirst().result().actual()).isEqualTo(Verdict.ACCEPTED);
    assertThat(report.valid()).as(report.toString()).isTrue();
  }

  @Test
  void theExamplesOfEveryLanguageMustAgreeWithTheTests() throws Exception {
    BundleFiles bundle =
        next()
            .with("statement.md", "# Next\n\n    solve(1) == 2\n")
            .with("translations/uk/statement.md", "# Далі\n\n    solve(5) == 7\n")
            .with("translations/de/statement.md", "# Weiter\n\n    solve(5) == 6\n");
    assertThat(errors(validateBriefly(bundle)))
        .containsExactly(
            "translations/uk/statement.md:3: the example's value is not the answer of the test with"
                + " this input");
  }

  @Test
  void stepsDecideTheSuggestedLimitsAndTheCpuLimitStandsBehindThem() throws Exception {
    String tests =
        "{\"Basics\": [{\"input\": [2000000], \"answer\": 1999999000000, \"sample\": true}]}";
    String source =
        """
        def solve(number):
            total = 0
            for i in range(number):
                total += i
            return total
        """;
    ValidationReport report = validateBriefly(BundleFiles.of(tests).accepted(source));
    Limits suggested = report.suggestedLimits();
    assertThat(suggested).isNotNull();
    assertThat(suggested.cpuMillis()).isEqualTo(Limits.DEFAULT.cpuMillis());
    long used = report.solutions().getFirst().usage().steps();
    assertThat(suggested.steps()).isBetween(5 * used, 5 * used + 10_000);
  }

  /** An author who begins with a template begins with a version that could be published. */
  @ParameterizedTest
  @ValueSource(strings = {"generator", "function", "class", "checker", "game"})
  @Thorough("50 s; a template changes seldom, and the tests above find what no longer validates")
  void aTemplatePassesTheValidationWithoutAWarning(String name) throws Exception {
    Path folder = Path.of("src/main/resources/desk/templates", name);
    ValidationReport report =
        new Validation(SharedSandboxes.get()).validate(BundleFiles.in(folder), (_, _) -> {});
    assertThat(report.findings()).extracting(Finding::toString).isEmpty();
    assertThat(report.valid()).isTrue();
  }

  @Test
  @Thorough("15 s; TestStrengthTest has what an estimate says")
  void aStrengthIsEstimatedWhenTheBudgetIsUsedUp() throws Exception {
    String slow =
        """
        def solve(number):
            total = 1
            for i in range(1, 300_000):
                if i % 3 and number + 1 > 2:
                    total += i * 2 - number
            return total % 2
        """;
    TestSet tests = Bundles.tests(Bundles.test(number(1), number(2)));
    PuzzleBundle bundle = Bundles.bundle(tests, null, slow);
    // The time for a few of the mutants. Most of them take as long as the solution.
    long budget =
        8
            * new Judge(SharedSandboxes.get())
                .judge(Solution.submission(slow, bundle.limits()), tests)
                .usage()
                .cpuMillis();
    MeasuredStrength measured =
        new TestStrength(SharedSandboxes.get(), budget, 1).measure(bundle, (_, _) -> {});
    assertThat(measured.report().mutants()).isBetween(1, measured.made() - 1);
    assertThat(measured.isEstimate()).isTrue();
    assertThat(measured.findings(false).toString()).contains("the strength is estimated, ");
  }

  private static final String NEXT = "def solve(number):\n    return number + 1\n";

  private static final String ONE_TEST =
      """
      {"Basics": [{"input": [1], "answer": 2, "sample": true}]}
      """;

  private static PreparedBundle prepare(Map<String, byte[]> files) throws Exception {
    return new Preparation(SharedSandboxes.get()).prepare(files);
  }

  private static List<String> problems(Map<String, byte[]> files) throws Exception {
    return prepare(files).problems().stream().map(BundleProblem::toString).toList();
  }

  private static List<String> problemsOfTests(String text) throws Exception {
    SortedMap<String, byte[]> files = BundleFiles.of("").accepted(NEXT).files();
    files.remove("tests.json");
    files.put("tests.py", text.getBytes(StandardCharsets.UTF_8));
    return problems(files);
  }

  @Test
  void aKeyThatIsThereTwiceOrCannotBeHashedIsAFaultAtItsLine() throws Exception {
    assertThat(problemsOfTests("TESTS = {'A': [\n{'input': [1], 'answer': 2,\n'answer': 3}]}"))
        .containsExactly("tests.py:3: key 'answer' is there twice");
    assertThat(problemsOfTests("TESTS = {'A': [],\n'A': []}"))
        .containsExactly("tests.py:2: category 'A' is there twice");
    assertThat(problemsOfTests("TESTS = {'A': [\n{'input': [1],\n[2]: 3}]}"))
        .containsExactly("tests.py:3: must be hashable: [2]");
  }

  /** A solution that must be refused may depend on it, and a sorted or counted set has no order. */
  @Test
  void aResultThatDependsOnTheEngineGetsAWarning() throws Exception {
    String depends =
        """
        import sys
        def solve(number):
            some = list({number, 2} | set())
            sure = sorted(list({number, 2})), len(tuple(set([number])))
            return sys.getsizeof(some) + set([number]).pop()
        """;
    PreparedBundle prepared =
        prepare(
            BundleFiles.of(ONE_TEST)
                .accepted(depends)
                .with("solutions/wrong.py", "# expect: WRONG_ANSWER\n" + depends)
                .files());
    String order = "depends on the order of a set, which is another one in CPython; sort it";
    assertThat(prepared.notes())
        .extracting(note -> note.file() + ":" + note.line() + " " + note.message())
        .containsExactly(
            "solutions/right.py:4 " + order,
            "solutions/right.py:6 sys.getsizeof does not work here",
            "solutions/right.py:6 " + order);
  }

  private static BundleFiles yielding(String range, String input) {
    return BundleFiles.of(ONE_TEST)
        .with(
            "generator.py",
            """
            def generate(random):
                for number in range(%s):
                    yield %s
            """
                .formatted(range, input));
  }

  @Test
  void aGeneratorThatYieldsMoreThanBecomesTestsGetsANote() throws Exception {
    ValidationReport report = validateBriefly(yielding("1_001", "number").accepted(NEXT));
    assertThat(report.valid()).as(report.toString()).isTrue();
    assertThat(report.findings())
        .contains(
            new Finding(
                Finding.Severity.WARNING,
                "generator.py",
                0,
                "yields more than 1,000 inputs; the first 1,000 inputs are tests"));
    PreparedBundle prepared =
        prepare(yielding("20", "'x' * 100_000").accepted("def solve(t): return 2\n").files());
    assertThat(prepared.problems()).isEmpty();
    assertThat(prepared.notes())
        .extracting(Finding::message)
        .containsExactly("yields more than 1,000,000 characters; the first 9 inputs are tests");
  }

  private static List<String> problemsOfGenerated(String body) throws Exception {
    return problems(
        yielding("3", "number")
            .with("puzzle.yaml", BundleFiles.YAML + "limits:\n  steps: 100000\n")
            .accepted("def solve(number):\n    " + body + "\n    return number + 1\n")
            .files());
  }

  @Test
  void anInputWithoutAnAnswerIsReportedWithTheReason() throws Exception {
    String start = "generator.py: solutions/right.py has no answer to generated input 3: ";
    assertThat(problemsOfGenerated("if number == 2: raise ValueError('no path')"))
        .containsExactly(start + "raises ValueError: no path");
    assertThat(problemsOfGenerated("if number == 2: return 'x' * 50_000"))
        .containsExactly(start + "the answer has 50,002 characters; 50,000 are possible");
    assertThat(problemsOfGenerated("if number == 2: return solve"))
        .containsExactly(start + "the answer holds an object of function, which is no plain data");
    assertThat(problemsOfGenerated("while number == 2: pass"))
        .singleElement()
        .asString()
        .startsWith(start + "probably an endless loop: more than 100,000 steps");
  }

  private static List<String> problemsOfBroken(String line) throws Exception {
    return problems(
        BundleFiles.of(ONE_TEST)
            .accepted(NEXT)
            .with("solutions/broken.py", line + "\ndef solve(\n")
            .files());
  }

  @Test
  void aSolutionThatDeclaresASyntaxErrorMayHaveOneHoweverItsFirstLineIsSpaced() throws Exception {
    assertThat(problemsOfBroken("# expect: SYNTAX_ERROR")).isEmpty();
    assertThat(problemsOfBroken("#  expect:  SYNTAX_ERROR ")).isEmpty();
    assertThat(problemsOfBroken("# expect: WRONG_ANSWER"))
        .singleElement()
        .asString()
        .contains("does not compile");
  }
}
