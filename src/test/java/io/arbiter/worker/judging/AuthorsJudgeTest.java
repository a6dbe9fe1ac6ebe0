package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Adapters, checkers, referees and isolated categories. */
@Execution(ExecutionMode.SAME_THREAD)
class AuthorsJudgeTest {
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());

  private static PyValue list(long... numbers) {
    return new PyValue.Items(
        Arrays.stream(numbers).mapToObj(n -> (PyValue) PyValue.Int.of(n)).toList());
  }

  private static TestCase test(PyValue answer, PyValue... input) {
    return new TestCase(List.of(input), null, answer, null, false);
  }

  private static TestSet tests(
      Comparison comparison,
      @Nullable String checker,
      @Nullable String adapter,
      @Nullable String referee,
      TestCase... cases) {
    return new TestSet(
        "solve",
        comparison,
        checker,
        adapter,
        referee,
        false,
        false,
        List.of(new TestCategory("Basics", List.of(cases))));
  }

  private static Judgement judge(TestSet tests, String source) throws Exception {
    return JUDGE.judge(Solution.submission(source, Limits.DEFAULT), tests);
  }

  private static TestSet adapted(String adapter) {
    return tests(Comparison.EXACT, null, adapter, null, test(list(1, 4, 9), list(1, 2, 3)));
  }

  @Test
  void anAdapterBuildsTheArgumentsAndReadsTheResult() throws Exception {
    TestSet tests =
        adapted(
            """
            import datetime, itertools
            def adapt(function, input):
                days = [datetime.date(2000, 1, n) for n in input[0]]
                return [d.day for d in itertools.islice(function(days=iter(days)), 3)]
            """);
    Judgement right =
        judge(
            tests,
            """
            def solve(days):
                for day in days:
                    yield day.replace(day=day.day ** 2)
                while True:
                    yield 0
            """);
    assertThat(right.verdict()).as(String.valueOf(right)).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void anAdapterThatFailsIsTheAuthorsFault() throws Exception {
    Judgement judgement =
        judge(adapted("def adapt(function, input):\n    return 1 / 0\n"), "def solve(x): pass");
    assertThat(judgement.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
    assertThat(judgement.authorTraceback())
        .contains("adapter.py\", line 2, in adapt", "ZeroDivisionError");
    assertThat(judgement.message()).contains("the puzzle's own code failed").doesNotContain("Zero");
  }

  @Test
  void aValueThatTheAdapterCannotUseIsThePlayersFault() throws Exception {
    TestSet tests = adapted("def adapt(function, input):\n    return list(function(*input))\n");
    Judgement none = judge(tests, "def solve(x): pass");
    assertThat(none.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(none.message())
        .endsWith(
            "the result must be plain data, got a value that the puzzle's adapter cannot use");
    Judgement raised = judge(tests, "def solve(x):\n    yield 1\n    raise KeyError(x)");
    assertThat(raised.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judge(tests, "def solve(): pass").verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void aValueThatTheAdapterRefusesIsThePlayersFault() throws Exception {
    TestSet tests =
        adapted(
            """
            def adapt(function, input):
                first, second = function(*input)
                assert first < second, "must grow"
                return [first, second]
            """);
    for (String result : List.of("[2, 1]", "[1]", "None")) {
      Judgement judgement = judge(tests, "def solve(x):\n    return " + result + "\n");
      assertThat(judgement.verdict()).as(result).isEqualTo(Verdict.WRONG_ANSWER);
    }
    Judgement own = judge(tests, "def solve(x):\n    assert x is None\n");
    assertThat(own.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
  }

  @Test
  void aCheckerSeesInputAnswerAndOutput() throws Exception {
    TestSet tests =
        tests(
            Comparison.CHECKER,
            """
            def check(input, answer, output):
                if output == input[0]:
                    return False, 'unchanged'
                return sorted(output) == answer
            """,
            null,
            null,
            test(list(1, 2), list(2, 1)));
    assertThat(judge(tests, "def solve(x): return x[::-1]").verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judge(tests, "def solve(x): return x").verdict()).isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void theTracebackOfAFailedCheckerGoesToItsAuthor() throws Exception {
    TestSet tests =
        tests(
            Comparison.CHECKER,
            "def check(input, answer, output):\n    return output.secret\n",
            null,
            null,
            test(list(1), list(1)));
    Judgement judgement = judge(tests, "def solve(x): return x");
    assertThat(judgement.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
    assertThat(judgement.authorTraceback())
        .contains("File \"checker.py\", line 2, in check", "AttributeError");
    assertThat(judgement.message()).doesNotContain("secret");
  }

  private static final String GUESSING =
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

  private static TestSet guessing(String referee) {
    return tests(
        Comparison.EXACT,
        null,
        null,
        referee,
        test(new PyValue.None(), PyValue.Int.of(7)),
        test(new PyValue.None(), PyValue.Int.of(100)));
  }

  @Test
  void aRefereePlaysUntilItDecides() throws Exception {
    TestSet tests = guessing(GUESSING);
    Judgement right = judge(tests, "def solve(low, high): return (low + high) // 2");
    assertThat(right.verdict()).as(String.valueOf(right)).isEqualTo(Verdict.ACCEPTED);
    assertThat(judge(tests, "def solve(low, high): return low").verdict())
        .isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(judge(tests, "def solve(low, high): return {}[low]").verdict())
        .isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judge(tests, "def solve(low, high): return solve").verdict())
        .isEqualTo(Verdict.WRONG_ANSWER);
  }

  @Test
  void aRefereeThatFailsOrNeverEndsIsTheAuthorsFault() throws Exception {
    Judgement failed =
        judge(
            guessing("def referee(input):\n    x = yield [1, 2]\n    x.nothing\n"),
            "def solve(low, high): return 1");
    assertThat(failed.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
    assertThat(failed.authorTraceback()).contains("File \"referee.py\", line 3, in ");
    Judgement endless =
        judge(
            guessing("def referee(input):\n    while True:\n        yield [1, 2]\n"),
            "def solve(low, high): return 1");
    assertThat(endless.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
    Judgement wordless =
        judge(guessing("def referee(input):\n    yield 1, 2\n"), "def solve(a, b): return 1");
    assertThat(wordless.authorTraceback()).contains("(bool, \"message\")");
  }

  @Test
  void anIsolatedCategoryStartsInAFreshContext() throws Exception {
    String source = "calls = []\ndef solve(x):\n    calls.append(x)\n    return len(calls)\n";
    List<TestCategory> numbered =
        List.of(
            new TestCategory(
                "A", List.of(test(PyValue.Int.of(1), list()), test(PyValue.Int.of(2), list()))),
            new TestCategory("B", List.of(test(PyValue.Int.of(1), list()))));
    TestSet apart = new TestSet("solve", Comparison.EXACT, null, null, null, false, true, numbered);
    TestSet together =
        new TestSet("solve", Comparison.EXACT, null, null, null, false, false, numbered);
    Judgement isolated = judge(apart, source);
    assertThat(isolated.verdict()).as(String.valueOf(isolated)).isEqualTo(Verdict.ACCEPTED);
    Judgement shared = judge(together, source);
    assertThat(shared.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(shared.failure().category()).isEqualTo("B");
    // The limits are for the whole submission, however many contexts it uses.
    assertThat(isolated.usage().steps()).isGreaterThan(shared.usage().steps());
  }

  /** Sleep costs no CPU time, so only the wall limit ends it: one for all contexts together. */
  @Test
  void theWallLimitIsForAllContextsTogether() throws Exception {
    Limits limits = new Limits(300, 20_000_000, 64L << 20, 16 << 10);
    List<TestCategory> three =
        List.of("A", "B", "C").stream()
            .map(name -> new TestCategory(name, List.of(test(PyValue.Int.of(1), list()))))
            .toList();
    TestSet tests = new TestSet("solve", Comparison.EXACT, null, null, null, false, true, three);
    String source = "import time\ntime.sleep(0.6)\ndef solve(x): return 1\n";
    Judgement judgement = JUDGE.judge(Solution.submission(source, limits), tests);
    assertThat(limits.wallMillis()).isEqualTo(1_500);
    assertThat(judgement.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.passed()).isEqualTo(2);
    assertThat(judgement.usage().wallMillis()).isBetween(1_500L, 2_500L);
  }
}
