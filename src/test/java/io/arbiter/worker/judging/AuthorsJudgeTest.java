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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Authors' code that judges: adapters, checkers, referees, inspectors, and the points they give.
 */
@Execution(ExecutionMode.SAME_THREAD)
class AuthorsJudgeTest {
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());
  private static final String RIGHT = "def solve(n):\n    return n + 1\n";

  private static PyValue number(long number) {
    return PyValue.Int.of(number);
  }

  private static PyValue list(long... numbers) {
    return new PyValue.Items(Arrays.stream(numbers).mapToObj(AuthorsJudgeTest::number).toList());
  }

  private static TestCase test(PyValue answer, PyValue... input) {
    return new TestCase(List.of(input), null, answer, null, false);
  }

  private static TestSet tests(
      @Nullable String checker,
      @Nullable String adapter,
      @Nullable String referee,
      boolean isolated,
      TestCategory... categories) {
    Comparison comparison = checker == null ? Comparison.EXACT : Comparison.CHECKER;
    return new TestSet(
        "solve", comparison, checker, adapter, referee, false, isolated, List.of(categories));
  }

  private static TestCategory basics(TestCase... cases) {
    return new TestCategory("Basics", List.of(cases));
  }

  private static Judgement judge(TestSet tests, String source) throws Exception {
    return JUDGE.judge(Solution.submission(source, Limits.DEFAULT), tests);
  }

  private static void assertVerdict(Verdict expected, Judgement judgement) {
    assertThat(judgement.verdict()).as(String.valueOf(judgement)).isEqualTo(expected);
  }

  private static TestSet adapted(String adapter) {
    return tests(null, adapter, null, false, basics(test(list(1, 4, 9), list(1, 2, 3))));
  }

  /** The chance of a player's code follows from the source, too. */
  @Test
  void theSameSourceMeetsTheSameChance() throws Exception {
    String referee =
        """
        import random
        def referee(input):
            value = yield [input[0]]
            return False, f"drawn {random.randint(1, 10 ** 9)} and {value}"
        """;
    TestSet tests =
        tests(null, null, referee, false, basics(test(number(1), number(1)))).revealed();
    String source = "import secrets\ndef solve(n): return secrets.randbelow(10 ** 9)\n";
    Judgement first = judge(tests, source);
    assertThat(first.message()).contains("drawn");
    assertThat(judge(tests, source).message()).isEqualTo(first.message());
    assertThat(judge(tests, source + "# other").message()).isNotEqualTo(first.message());
    Solution again = Solution.submission(source, Limits.DEFAULT).withDraw(1);
    assertThat(JUDGE.judge(again, tests).message()).isNotEqualTo(first.message());
  }

  @Test
  void anAdapterBuildsTheArgumentsAndReadsTheResult() throws Exception {
    String adapter =
        """
        import datetime, itertools
        def adapt(function, input):
            days = [datetime.date(2000, 1, n) for n in input[0]]
            return [d.day for d in itertools.islice(function(days=iter(days)), 3)]
        """;
    String source =
        """
        def solve(days):
            for day in days:
                yield day.replace(day=day.day ** 2)
            while True:
                yield 0
        """;
    assertVerdict(Verdict.ACCEPTED, judge(adapted(adapter), source));
  }

  @Test
  void anAdapterThatFailsIsTheAuthorsFault() throws Exception {
    Judgement judgement =
        judge(adapted("def adapt(function, input):\n    return 1 / 0\n"), "def solve(x): pass");
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback())
        .contains("adapter.py\", line 2, in adapt", "ZeroDivisionError");
    assertThat(judgement.message()).contains("the puzzle's own code failed").doesNotContain("Zero");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          WRONG_ANSWER;  (x): pass
          WRONG_ANSWER;  (x): return [2, 1]
          WRONG_ANSWER;  (x): return [1]
          RUNTIME_ERROR; (x): {}[x[0]]
          RUNTIME_ERROR; (x): assert x is None
          RUNTIME_ERROR; (): pass
          """)
  void aValueThatTheAdapterCannotUseOrRefusesIsThePlayersFault(Verdict verdict, String function)
      throws Exception {
    String adapter =
        """
        def adapt(function, input):
            first, second = function(*input)
            assert first < second, "must grow"
            return [first, second]
        """;
    Judgement judgement = judge(adapted(adapter), "def solve" + function);
    assertVerdict(verdict, judgement);
    if (function.equals("(x): pass")) {
      assertThat(judgement.message()).endsWith("a value that the puzzle's adapter cannot use");
    }
  }

  @Test
  void aCheckerSeesInputAnswerAndOutputAndItsAuthorItsTraceback() throws Exception {
    String checker =
        """
        def check(input, answer, output):
            if output == input[0]:
                return False, 'unchanged'
            return output.secret if output is None else sorted(output) == answer
        """;
    TestSet tests = tests(checker, null, null, false, basics(test(list(1, 2), list(2, 1))));
    assertVerdict(Verdict.ACCEPTED, judge(tests, "def solve(x): return x[::-1]"));
    assertVerdict(Verdict.WRONG_ANSWER, judge(tests, "def solve(x): return x"));
    Judgement failed = judge(tests, "def solve(x): pass");
    assertVerdict(Verdict.AUTHOR_ERROR, failed);
    assertThat(failed.authorTraceback())
        .contains("File \"checker.py\", line 4, in check", "AttributeError");
    assertThat(failed.message()).doesNotContain("secret");
  }

  private static TestSet guessing(String referee) {
    return tests(
        null,
        null,
        referee,
        false,
        basics(test(new PyValue.None(), number(7)), test(new PyValue.None(), number(100))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          ACCEPTED;      (low + high) // 2
          WRONG_ANSWER;  low
          RUNTIME_ERROR; {}[low]
          WRONG_ANSWER;  solve
          """)
  void aRefereePlaysUntilItDecides(Verdict verdict, String guess) throws Exception {
    String referee =
        """
        def referee(input, answer):
            secret, = input
            low, high = 1, 100
            for move in range(8):
                guess = yield [low, high]
                if guess == secret:
                    return True, 'found'
                if guess < secret:
                    low = guess + 1
                else:
                    high = guess - 1
            return False, 'too many guesses'
        """;
    assertVerdict(verdict, judge(guessing(referee), "def solve(low, high): return " + guess));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          x = yield [1, 2]\\n    x.nothing; File "referee.py", line 3, in
          while True: yield [1, 2];          referee.py
          yield 1, 2;                        (bool, "message")
          """)
  void aRefereeThatFailsOrNeverEndsIsTheAuthorsFault(String body, String traceback)
      throws Exception {
    String referee = "def referee(input):\n    " + body.replace("\\n", "\n") + "\n";
    Judgement judgement = judge(guessing(referee), "def solve(low, high): return 1");
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback()).contains(traceback);
  }

  @Test
  void anIsolatedCategoryStartsInAFreshContext() throws Exception {
    String source = "calls = []\ndef solve(x):\n    calls.append(x)\n    return len(calls)\n";
    TestCategory[] numbered = {
      new TestCategory("A", List.of(test(number(1), list()), test(number(2), list()))),
      new TestCategory("B", List.of(test(number(1), list())))
    };
    Judgement isolated = judge(tests(null, null, null, true, numbered), source);
    assertVerdict(Verdict.ACCEPTED, isolated);
    Judgement shared = judge(tests(null, null, null, false, numbered), source);
    assertVerdict(Verdict.WRONG_ANSWER, shared);
    assertThat(shared.failure().category()).isEqualTo("B");
    // The limits are for the whole submission, however many contexts it uses.
    assertThat(isolated.usage().steps()).isGreaterThan(shared.usage().steps());
  }

  /**
   * A guest that waits for a lock costs no CPU time, so only the wall limit ends it: one for all
   * contexts together. The engine's {@code time.sleep} would use CPU time in its last second.
   */
  @Test
  void theWallLimitIsForAllContextsTogether() throws Exception {
    Limits limits = new Limits(1_000, 20_000_000, 64L << 20, 16 << 10);
    TestCategory[] three =
        Stream.of("A", "B", "C")
            .map(name -> new TestCategory(name, List.of(test(number(1), list()))))
            .toArray(TestCategory[]::new);
    // Each context alone has time enough, also on a machine that takes seconds for something else.
    double wait = 0.4 * limits.wallMillis() / 1e3;
    String source =
        """
        import threading
        lock = threading.Lock()
        lock.acquire()
        lock.acquire(timeout=%s)
        def solve(x): return 1
        """
            .formatted(wait);
    Judgement judgement =
        JUDGE.judge(Solution.submission(source, limits), tests(null, null, null, true, three));
    assertVerdict(Verdict.TIME_LIMIT, judgement);
    assertThat(judgement.message()).startsWith("elapsed time:");
    assertThat(judgement.usage().wallMillis())
        .isBetween(limits.wallMillis(), 2 * limits.wallMillis());
  }

  private static final TestCase SAMPLE =
      new TestCase(List.of(number(1)), null, number(2), null, true);

  /** One sample and two hidden test cases, with an inspector, and points if there may be some. */
  private static TestSet graded(
      @Nullable String inspector,
      @Nullable String checker,
      @Nullable String referee,
      @Nullable Integer mostPoints) {
    return tests(
            checker,
            null,
            referee,
            false,
            basics(SAMPLE, test(number(3), number(2))),
            new TestCategory("Edge", List.of(test(number(1), number(0)))))
        .with(new Grading(inspector, mostPoints));
  }

  private static Judgement inspect(String inspector, String source) throws Exception {
    return judge(graded(inspector, null, null, null), source);
  }

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

  @Test
  void anInspectorRefusesASourceBeforeAnyTestAndRun() throws Exception {
    assertVerdict(Verdict.ACCEPTED, inspect(NO_LOOPS, RIGHT));
    assertThat(inspect(NO_LOOPS, "def solve(n):\n    while True:\n        pass\n"))
        .isEqualTo(
            new Judgement(
                Verdict.WRONG_ANSWER,
                "line 2: no loops, please",
                List.of(new CategoryResult("Basics", 0, 2), new CategoryResult("Edge", 0, 1)),
                null,
                null,
                Usage.NONE));
    Solution run = Solution.run("print('hello')\nfor x in (): pass\n", Limits.DEFAULT, List.of());
    Judgement refused = JUDGE.judge(run, graded(NO_LOOPS, null, null, null).samplesOnly());
    assertVerdict(Verdict.WRONG_ANSWER, refused);
    assertThat(refused.output()).as("nothing has run").isEmpty();
    assertThat(refused.message()).isEqualTo("line 2: no loops, please");
    assertThat(inspect("def inspect(source): return False", RIGHT).message())
        .isEqualTo("the puzzle's rules do not allow this source");
    Judgement broken = inspect(NO_LOOPS, "def solve(n):\n    retrun n +\n");
    assertVerdict(Verdict.SYNTAX_ERROR, broken);
    assertThat(broken.message()).startsWith("line 2");
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
        "def inspect(source) return True"
      })
  void aFailureOfTheInspectorIsTheAuthorsFault(String inspector) throws Exception {
    Judgement judgement = inspect(inspector, RIGHT);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.message())
        .isEqualTo("the puzzle's own code failed; it does not count against you");
    assertThat(judgement.authorTraceback()).contains("inspector.py");
    assertThat(judgement.failure()).isNull();
  }

  private static void assertStopped(String... sources) throws Exception {
    for (String source : sources) {
      Judgement judgement =
          inspect("def inspect(source): return 'import' not in source.lower(), 'no'", source);
      assertThat(judgement.verdict())
          .as("%.40s...: %s", source, judgement)
          .isIn(Verdict.WRONG_ANSWER, Verdict.SYNTAX_ERROR);
      assertThat(judgement.authorTraceback()).isNull();
    }
  }

  /** The inspector gets the text; nothing runs it, and no text gets past the inspector. */
  @Test
  void noTextHurtsTheInspectorOrGetsPastIt() throws Exception {
    assertStopped(
        "\0import os\n" + RIGHT,
        RIGHT + "# \ud800 import\n",
        "# -*- coding: utf-7 -*-\n# +AGk-\nimport os\n" + RIGHT,
        "\ufeffimport os\n" + RIGHT);
    assertVerdict(
        Verdict.ACCEPTED,
        inspect("def inspect(source): return source[-2] == 'é'", RIGHT + "# \ud83d\ude00 é\n"));
  }

  @Test
  @Thorough("15 s; the texts that differ most are tried above")
  void noOtherTextHurtsTheInspectorOrGetsPastIt() throws Exception {
    assertStopped(
        "# -*- coding: nonsense -*-\nimport os\n" + RIGHT,
        "import os\n" + "x = " + "(".repeat(20_000) + ")".repeat(20_000) + "\n" + RIGHT,
        "import os\n" + "x = " + "-".repeat(50_000) + "1\n" + RIGHT,
        "import os\nx = 1" + " + 1".repeat(15_000) + "\n" + RIGHT,
        "import os\nx = '" + "\\N{SNOWMAN}".repeat(5_000) + "'\n" + RIGHT,
        "import os\n" + "if 1:\n".repeat(99) + RIGHT);
    aFailureOfTheInspectorIsTheAuthorsFault("def inspect(source):\n    while True: pass");
  }

  private static Judgement judgeWithPoints(
      @Nullable String inspector, String points, @Nullable Integer most) throws Exception {
    String checker = "def check(input, answer, output): return output == answer, 'm', " + points;
    return judge(graded(inspector, checker, null, most), RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          6;   True;           2
          16;  True, '', 10.5; 2
          0;   True, '', -4;   1.5
          1;   True, '';       {1: .7, 2: .2, 0: .1}[input[0]]
          100; True;           50
          100; True;           2 ** 1000
          """)
  void pointsOfInspectorAndTestsAreAddedRoundedDownAndLimited(
      int earned, String inspected, String points) throws Exception {
    Judgement judgement = judgeWithPoints("def inspect(source): return " + inspected, points, 100);
    assertVerdict(Verdict.ACCEPTED, judgement);
    assertThat(judgement.points()).isEqualTo(earned);
  }

  @Test
  void onlyAcceptedSubmissionsEarnPoints() throws Exception {
    TestSet tests = graded(null, null, "def referee(i): return (yield i) == i[0] + 1, '', 7", 100);
    assertThat(judge(tests, RIGHT).points()).isEqualTo(21);
    Judgement wrong = judge(tests, "def solve(n): return 2");
    assertVerdict(Verdict.WRONG_ANSWER, wrong);
    assertThat(wrong.points()).isNull();
    Judgement run =
        JUDGE.judge(Solution.run(RIGHT, Limits.DEFAULT, List.of()), tests.samplesOnly());
    assertVerdict(Verdict.ACCEPTED, run);
    assertThat(run.points()).isNull();
    assertThat(judge(graded(null, null, null, 50), RIGHT).points()).as("no points").isZero();
    assertThat(judge(graded(null, null, null, null), RIGHT).points()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"True", "None", "'3'", "float('nan')", "2 ** 1025"})
  void pointsThatAreNoFiniteNumberAreTheAuthorsFault(String points) throws Exception {
    Judgement judgement = judgeWithPoints(null, points, 100);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback())
        .contains("checker.py", "points must be an int or a finite float");
  }

  @Test
  void pointsNeedTheKeyScoring() throws Exception {
    Judgement judgement = judgeWithPoints(null, "5", null);
    assertVerdict(Verdict.AUTHOR_ERROR, judgement);
    assertThat(judgement.authorTraceback())
        .isEqualTo(
            "checker.py: the answer has points, but puzzle.yaml does not say scoring: points");
    assertVerdict(Verdict.AUTHOR_ERROR, inspect("def inspect(source): return True, '', 5", RIGHT));
  }
}
