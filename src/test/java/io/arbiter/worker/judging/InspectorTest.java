package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inspectors and points, with real children. */
@Execution(ExecutionMode.SAME_THREAD)
class InspectorTest {
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());
  private static final String RIGHT = "def solve(n):\n    return n + 1\n";

  /** Refuses loops; only its message may reach a player. */
  private static final String NO_LOOPS =
      """
      import ast
      print('the inspector prints this')
      def inspect(source):
          for node in ast.walk(ast.parse(source)):
              if isinstance(node, (ast.For, ast.While)):
                  return False, 'line %d: no loops, please' % node.lineno
          return True
      """;

  private static TestCase test(long input, long answer, boolean sample) {
    return new TestCase(List.of(PyValue.Int.of(input)), null, PyValue.Int.of(answer), null, sample);
  }

  /** One sample and two hidden test cases. */
  private static TestSet tests(
      @Nullable String inspector,
      @Nullable String checker,
      @Nullable String referee,
      @Nullable Integer mostPoints) {
    return new TestSet(
        "solve",
        checker == null ? Comparison.EXACT : Comparison.CHECKER,
        checker,
        null,
        referee,
        false,
        false,
        List.of(
            new TestCategory("Basics", List.of(test(1, 2, true), test(2, 3, false))),
            new TestCategory("Edge", List.of(test(0, 1, false)))),
        new Grading(inspector, mostPoints));
  }

  private static final TestSet NO_IMPORTS =
      tests(
          """
          def inspect(source):
              if type(source) is not str:
                  raise TypeError(type(source))
              return 'import' not in source, 'no imports'
          """,
          null,
          null,
          null);

  private static Judgement judge(TestSet tests, String source) throws Exception {
    return JUDGE.judge(Solution.submission(source, Limits.DEFAULT), tests);
  }

  private static void assertVerdict(Verdict expected, Judgement judgement) {
    assertThat(judgement.verdict()).as(String.valueOf(judgement)).isEqualTo(expected);
  }

  @Test
  void anInspectorRefusesASourceBeforeAnyTest() throws Exception {
    TestSet tests = tests(NO_LOOPS, null, null, null);
    assertVerdict(Verdict.ACCEPTED, judge(tests, RIGHT));
    Judgement refused = judge(tests, "def solve(n):\n    while True:\n        pass\n");
    assertThat(refused)
        .isEqualTo(
            new Judgement(
                Verdict.WRONG_ANSWER,
                "line 2: no loops, please",
                List.of(new CategoryResult("Basics", 0, 2), new CategoryResult("Edge", 0, 1)),
                null,
                null,
                Usage.NONE));
  }

  @Test
  void anInspectorSeesRunsToo() throws Exception {
    TestSet samples = tests(NO_LOOPS, null, null, null).samplesOnly();
    Judgement refused =
        JUDGE.judge(
            Solution.run(
                "print('hello')\ndef solve(n):\n    for x in (): pass\n",
                Limits.DEFAULT,
                List.of()),
            samples);
    assertVerdict(Verdict.WRONG_ANSWER, refused);
    assertThat(refused.output()).as("nothing has run").isEmpty();
    assertThat(refused.message()).isEqualTo("line 3: no loops, please");
  }

  @Test
  void aBareFalseIsARefusalWithAnOrdinaryMessage() throws Exception {
    Judgement refused = judge(tests("def inspect(source): return False", null, null, null), RIGHT);
    assertVerdict(Verdict.WRONG_ANSWER, refused);
    assertThat(refused.message()).isEqualTo("the puzzle's rules do not allow this source");
  }

  @Test
  void aSyntaxErrorComesBeforeTheInspector() throws Exception {
    Judgement judgement =
        judge(tests(NO_LOOPS, null, null, null), "def solve(n):\n    retrun n +\n");
    assertVerdict(Verdict.SYNTAX_ERROR, judgement);
    assertThat(judgement.message()).startsWith("line 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def inspect(source): return source.secret",
        "def inspect(source): return 'yes'",
        "def inspect(source): return True, 3",
        "def inspect(source): return 'a' * 10**12",
        "def inspect(source): return open('/etc/passwd').read()",
        "def other(source): return True",
        "def inspect(source) return True",
        "raise KeyError('secret')",
      })
  void aFailureOfTheInspectorIsTheAuthorsFault(String inspector) throws Exception {
    Judgement judgement = judge(tests(inspector, null, null, null), RIGHT);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.message())
        .isEqualTo("the puzzle's own code failed; it does not count against you");
    assertThat(judgement.authorTraceback()).contains("inspector.py");
    assertThat(judgement.failure()).isNull();
  }

  @Test
  @Thorough("10 s; of the limits, that of memory is reached above")
  void anInspectorThatNeverEndsIsTheAuthorsFault() throws Exception {
    aFailureOfTheInspectorIsTheAuthorsFault("def inspect(source):\n    while True: pass");
  }

  /** The inspector gets the text; nothing runs it, and no text gets past the inspector. */
  @Test
  void noTextHurtsTheInspectorOrGetsPastIt() throws Exception {
    for (String source :
        List.of(
            "import os\n" + RIGHT,
            "\0import os\n" + RIGHT,
            RIGHT + "# \ud800 import\n",
            "# -*- coding: utf-7 -*-\n# +AGk-\nimport os\n" + RIGHT,
            "\ufeffimport os\n" + RIGHT,
            "import os\n" + "x = " + "(".repeat(20_000) + ")".repeat(20_000) + "\n" + RIGHT)) {
      assertStopped(source);
    }
    assertVerdict(Verdict.ACCEPTED, judge(NO_IMPORTS, RIGHT));
    assertVerdict(Verdict.ACCEPTED, judge(NO_IMPORTS, RIGHT + "# \ud83d\ude00 \u00e9\n"));
  }

  @Test
  @Thorough("10 s; the texts that differ most are tried above")
  void noOtherTextHurtsTheInspectorOrGetsPastIt() throws Exception {
    for (String source :
        List.of(
            RIGHT + "\0\nimport os\n",
            "# -*- coding: nonsense -*-\nimport os\n" + RIGHT,
            "\u202eimport os\n" + RIGHT,
            "\fimport os\r" + RIGHT,
            "import os\n" + "x = " + "-".repeat(50_000) + "1\n" + RIGHT,
            "import os\nx = " + "[".repeat(150) + "]".repeat(150) + "\n" + RIGHT,
            "import os\nx = 1" + " + 1".repeat(15_000) + "\n" + RIGHT,
            "import os\nx = '" + "\\N{SNOWMAN}".repeat(5_000) + "'\n" + RIGHT,
            "import os\n" + "if 1:\n".repeat(99) + RIGHT,
            "import os\n" + "\t".repeat(60_000),
            "import os\nx = 10 ** 10 ** 10 if 0 else 0\n" + RIGHT,
            "import os\nx = " + "9".repeat(60_000) + "\n" + RIGHT,
            "import os\n" + "\ud83d\ude00 ".repeat(10_000))) {
      assertStopped(source);
    }
  }

  private static void assertStopped(String source) throws Exception {
    Judgement judgement = judge(NO_IMPORTS, source);
    String start = source.substring(0, Math.min(40, source.length()));
    assertThat(judgement.verdict())
        .as("%s...: %s", start, judgement)
        .isIn(Verdict.WRONG_ANSWER, Verdict.SYNTAX_ERROR);
    assertThat(judgement.authorTraceback()).isNull();
  }

  private static final String CHECKER_WITH_POINTS =
      "def check(input, answer, output): return output == answer, 'm', %s";

  private static @Nullable Integer earned(@Nullable String inspector, String points, int most)
      throws Exception {
    Judgement judgement =
        judge(tests(inspector, CHECKER_WITH_POINTS.formatted(points), null, most), RIGHT);
    assertVerdict(Verdict.ACCEPTED, judgement);
    return judgement.points();
  }

  @Test
  void pointsOfInspectorAndTestsAreAddedRoundedDownAndLimited() throws Exception {
    assertThat(earned(null, "2", 100)).isEqualTo(6);
    assertThat(earned("def inspect(source): return True, '', 10.5", "2", 100)).isEqualTo(16);
    assertThat(earned("def inspect(source): return True, '', -4", "1.5", 100)).isZero();
    assertThat(earned("def inspect(source): return True, ''", "{1: .7, 2: .2, 0: .1}[input[0]]", 9))
        .as("0.7 + 0.2 + 0.1")
        .isEqualTo(1);
    assertThat(earned(null, "50", 100)).isEqualTo(100);
    assertThat(earned(null, "2 ** 1000", 100)).isEqualTo(100);
    assertThat(earned(null, "-1e308", 100)).isZero();
  }

  @Test
  void aSolutionWhoseTestsGiveNoPointsEarnsNone() throws Exception {
    Judgement judgement = judge(tests("def inspect(source): return True", null, null, 50), RIGHT);
    assertVerdict(Verdict.ACCEPTED, judgement);
    assertThat(judgement.points()).isZero();
  }

  @Test
  void onlyAcceptedSubmissionsEarnPoints() throws Exception {
    TestSet tests = tests(null, CHECKER_WITH_POINTS.formatted("5"), null, 100);
    Judgement wrong = judge(tests, "def solve(n): return 2");
    assertVerdict(Verdict.WRONG_ANSWER, wrong);
    assertThat(wrong.points()).isNull();
    Judgement run =
        JUDGE.judge(Solution.run(RIGHT, Limits.DEFAULT, List.of()), tests.samplesOnly());
    assertVerdict(Verdict.ACCEPTED, run);
    assertThat(run.points()).isNull();
  }

  @Test
  void aRefereeGivesPoints() throws Exception {
    String referee =
        """
        def referee(input, answer):
            value = yield input
            return value == answer, 'm', 7
        """;
    Judgement judgement = judge(tests(null, null, referee, 100), RIGHT);
    assertVerdict(Verdict.ACCEPTED, judgement);
    assertThat(judgement.points()).isEqualTo(21);
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "None", "'3'", "float('nan')", "float('inf')", "1j", "2 ** 1025"})
  void pointsThatAreNoFiniteNumberAreTheAuthorsFault(String points) throws Exception {
    Judgement judgement =
        judge(tests(null, CHECKER_WITH_POINTS.formatted(points), null, 100), RIGHT);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback())
        .contains("checker.py", "points must be an int or a finite float");
  }

  @Test
  void pointsNeedTheKeyScoring() throws Exception {
    Judgement judgement = judge(tests(null, CHECKER_WITH_POINTS.formatted("5"), null, null), RIGHT);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback())
        .isEqualTo(
            "checker.py: the answer has points, but puzzle.yaml does not say scoring: points");
    Judgement inspected =
        judge(tests("def inspect(source): return True, '', 5", null, null, null), RIGHT);
    assertVerdict(Verdict.AUTHOR_ERROR, inspected);
    assertThat(judge(tests(null, null, null, null), RIGHT).points()).isNull();
  }
}
