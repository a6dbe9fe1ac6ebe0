package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.CaseFailure;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Puzzles whose solutions are programs: a text on stdin, a text on stdout. */
@Execution(ExecutionMode.SAME_THREAD)
class ProgramTest {
  private static final Limits LIMITS = new Limits(5_000, 300_000, 64L << 20, 4 << 10);
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());

  /** Reads numbers and prints their sum. */
  private static final String SUM =
      """
      import sys
      print(sum(int(word) for word in sys.stdin.read().split()))
      """;

  private static TestCase test(String input, String answer, boolean sample) {
    return new TestCase(
        List.of(new PyValue.Str(input)), null, new PyValue.Str(answer), null, sample);
  }

  private static TestSet tests(Comparison comparison, String checker, TestCase... tests) {
    return new TestSet(
        "",
        comparison,
        checker,
        false,
        List.of(
            new TestCategory("sample", Stream.of(tests).filter(TestCase::sample).toList()),
            new TestCategory("hidden", Stream.of(tests).filter(t -> !t.sample()).toList())));
  }

  private static final TestSet SUMS =
      tests(
          Comparison.TOKENS,
          null,
          test("1 2\n3\n", "6\n", true),
          test("4 5\n", "9\n", true),
          test("", "0\n", false),
          test("7\n", "7\n", false));

  private static Judgement judge(String source) throws Exception {
    return JUDGE.judge(Solution.submission(source, LIMITS), SUMS);
  }

  /** Reads and ends in another way in each test, by the number of times that it was tried. */
  private static final String IN_MANY_WAYS =
      """
      import sys
      text = open(0).read()
      ways = {
          '1 2\\n3\\n': lambda n: print(n) or sys.exit(0),
          '4 5\\n': lambda n: print(n, end='') or exit(),
          '': lambda n: sys.stdout.buffer.write(b'%d' % n) and sys.exit(),
          '7\\n': lambda n: print('debug', file=sys.stderr) or print(n),
      }
      if __name__ == '__main__':
          ways[text](sum(map(int, text.split())))
      """;

  static List<Arguments> verdicts() {
    String read = "import sys\nn = sum(map(int, sys.stdin.read().split()))\n";
    return List.of(
        Arguments.of("ACCEPTED", IN_MANY_WAYS, ""),
        Arguments.of(
            "ACCEPTED", "import sys\nprint(sum(int(w) for l in sys.stdin for w in l.split()))", ""),
        Arguments.of(
            "ACCEPTED", "import sys\nprint(sum(map(int, sys.stdin.buffer.read().split())))", ""),
        Arguments.of(
            "ACCEPTED",
            """
            n = 0
            try:
                while True:
                    n += sum(map(int, input().split()))
            except EOFError:
                print(n)
                raise SystemExit
            """,
            ""),
        Arguments.of(
            "WRONG_ANSWER",
            "print(6)",
            "category sample, test 2: line 1, word 1: expected \"9\", got \"6\""),
        Arguments.of(
            "WRONG_ANSWER", read + "print(n)\nprint(n)\n", "line 2, word 1: \"6\" is more than"),
        Arguments.of("WRONG_ANSWER", "", "category sample, test 1: the program printed nothing"),
        Arguments.of(
            "WRONG_ANSWER", read + "print(n or 'none')", "hidden, test 1: the output is not the"),
        Arguments.of("RUNTIME_ERROR", read + "print(n)\nquit(2)\n", "SystemExit: 2"),
        Arguments.of("RUNTIME_ERROR", read + "print(n)\nsys.exit('0')\n", "SystemExit: 0"),
        Arguments.of("RUNTIME_ERROR", SUM + "input()", "sample, test 1: EOFError"),
        Arguments.of("SYNTAX_ERROR", "print(", "line 1, column"),
        Arguments.of(
            "TIME_LIMIT", "while True:\n    x = 1\n    y = 2\n", "more than 300,000 steps"),
        Arguments.of("OUTPUT_LIMIT", SUM + "print('x' * 5000)", "output: 4096 bytes"),
        Arguments.of("OUTPUT_LIMIT", SUM + "sys.stderr.write('x' * 5000)", "output: 4096 bytes"),
        Arguments.of("FORBIDDEN", SUM + "open('/etc/passwd')", "the sandbox denies it"));
  }

  @ParameterizedTest
  @MethodSource("verdicts")
  void eachEndOfAProgramHasItsVerdict(String verdict, String source, String message)
      throws Exception {
    Judgement judgement = judge(source);
    assertThat(judgement.verdict()).as(source + judgement).isEqualTo(Verdict.valueOf(verdict));
    assertThat(judgement.message() == null ? "" : judgement.message()).contains(message);
    assertThat(judgement.output()).isNull();
  }

  @Test
  void aWrongOutputOfASampleIsShownAndOneOfAHiddenTestIsNot() throws Exception {
    CaseFailure sample = judge("print(6)").failure();
    assertThat(sample.input()).isEqualTo(new PyValue.Str("4 5\n"));
    assertThat(sample.expected()).isEqualTo(new PyValue.Str("9\n"));
    assertThat(sample.actual()).isEqualTo(new PyValue.Str("6\n"));
    CaseFailure hidden =
        judge("import sys\nprint(sum(map(int, sys.stdin.read().split())) or 1)").failure();
    assertThat(hidden.category()).isEqualTo("hidden");
    assertThat(hidden.hidden()).isTrue();
    assertThat(hidden.input()).isNull();
    assertThat(hidden.expected()).isNull();
    assertThat(hidden.actual()).isNull();
  }

  /** An exception could carry the hidden input out. */
  @Test
  void anExceptionTellsNothingOfAHiddenInput() throws Exception {
    String read = "import sys\nt = sys.stdin.read()\nknown = {'1 2\\n3\\n': 6, '4 5\\n': 9}\n";
    Judgement judgement = judge(read + "print(known[t])");
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).isEqualTo("category hidden, test 1: KeyError");
    assertThat(judge(read + "print(known.get(t) or sys.exit('input ' + repr(t)))").message())
        .isEqualTo("category hidden, test 1: SystemExit");
  }

  /** Nothing is left of one test when the next begins, and each has the limits. */
  @Test
  void eachTestHasAContextAndTheLimitsOfItsOwn() throws Exception {
    String remembers =
        """
        import sys, builtins, string
        builtins.seen = getattr(builtins, 'seen', 0) + 1
        string.seen = getattr(string, 'seen', 0) + 1
        sys.modules['mark'] = sys
        print(sum(map(int, sys.stdin.read().split())) if builtins.seen == string.seen == 1 else -1)
        for i in range(60_000):
            x = i
            y = x
        """;
    Judgement judgement = judge(remembers);
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judgement.usage().steps()).isBetween(120_000L, 300_000L);
  }

  @Test
  void aRunShowsTheSamplesAndWhatTheProgramPrints() throws Exception {
    Judgement run =
        JUDGE.judge(
            Solution.run(SUM + "print('note', file=sys.stderr)", LIMITS, List.of()),
            SUMS.samplesOnly());
    assertThat(run.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(run.total()).isEqualTo(2);
    assertThat(run.output()).isEqualTo("6\nnote\n9\nnote\n");
  }

  @Test
  void ownInputsAreTextsWithTheOutputsOfTheAuthorsProgram() throws Exception {
    TestSet tests = SUMS.with(new Grading(null, null, SUM));
    List<List<PyValue>> inputs = new ArrayList<>();
    Stream.of("20 22", "3", " 7").forEach(text -> inputs.add(List.of(new PyValue.Str(text))));
    Judgement run =
        JUDGE.judge(Solution.run("n = int(input().split()[0])\nprint(n)\n", LIMITS, inputs), tests);
    assertThat(run.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(run.results())
        .extracting(InputResult::actual)
        .containsExactly(new PyValue.Str("20\n"), new PyValue.Str("3\n"), new PyValue.Str("7\n"));
    // The last input is that of a hidden test.
    assertThat(run.results())
        .extracting(InputResult::expected)
        .containsExactly(new PyValue.Str("42\n"), new PyValue.Str("3\n"), null);
    assertThat(run.results()).extracting(InputResult::passed).containsExactly(false, true, null);
  }

  @Test
  void aCheckerGetsTheThreeTexts() throws Exception {
    String checker =
        """
        def check(input, answer, output):
            assert (type(input), type(answer), type(output)) == (str, str, str)
            a, b = map(int, output.split())
            return a * b == int(input), f"{a} times {b} is not {input.strip()}"
        """;
    TestSet tests =
        tests(Comparison.CHECKER, checker, test("12\n", "", true), test("35\n", "", false));
    String factors = "n = int(input())\nprint(*next((a, n // a) for a in (5, 4) if n % a == 0))";
    assertThat(JUDGE.judge(Solution.submission(factors, LIMITS), tests).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    Judgement wrong = JUDGE.judge(Solution.submission("print(3, 5)", LIMITS), tests);
    assertThat(wrong.message()).isEqualTo("category sample, test 1: 3 times 5 is not 12");
    Judgement fault = JUDGE.judge(Solution.submission("print('x')", LIMITS), tests);
    assertThat(fault.verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
  }

  @Test
  void anExactOutputIsTheSameByteForByte() throws Exception {
    TestSet tests =
        tests(Comparison.EXACT, null, test("", "a b\n", true), test("", "a b\n", false));
    assertThat(JUDGE.judge(Solution.submission("print('a', 'b')", LIMITS), tests).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(JUDGE.judge(Solution.submission("print('a', 'b ')", LIMITS), tests).message())
        .isEqualTo("category sample, test 1: line 1: expected \"a b\", got \"a b \"");
  }
}
