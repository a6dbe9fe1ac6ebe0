package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static List<PyValue> text(String text) {
    return List.of(new PyValue.Str(text));
  }

  private static TestCase test(String input, String answer, boolean sample) {
    return new TestCase(text(input), null, new PyValue.Str(answer), null, sample);
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
    return judge(SUMS, source);
  }

  private static Judgement judge(TestSet tests, String source) throws Exception {
    return JUDGE.judge(Solution.submission(source, LIMITS), tests);
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

  @Test
  void aProgramMayReadAndEndInManyWays() throws Exception {
    String lines =
        """
        n = 0
        try:
            while True:
                n += sum(map(int, input().split()))
        except EOFError:
            print(n)
            raise SystemExit
        """;
    for (String source : List.of(IN_MANY_WAYS, lines)) {
      Judgement judgement = judge(source);
      assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.ACCEPTED);
      assertThat(judgement.output()).isNull();
    }
  }

  /** Each program reads its input first, and knows the sum as n. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '`',
      textBlock =
          """
          WRONG_ANSWER  ;; print(6)            ;; test 2: line 1, word 1: expected "9", got "6"
          WRONG_ANSWER  ;; print(n); print(n)  ;; line 2, word 1: "6" is more than
          WRONG_ANSWER  ;; pass                ;; category sample, test 1: the program printed nothing
          WRONG_ANSWER  ;; print(n or 'none')  ;; hidden, test 1: the output is not the
          RUNTIME_ERROR ;; print(n); quit(2)   ;; SystemExit: 2
          RUNTIME_ERROR ;; sys.exit('0')       ;; SystemExit: 0
          RUNTIME_ERROR ;; input()             ;; sample, test 1: EOFError
          SYNTAX_ERROR  ;; print(              ;; line 3, column
          TIME_LIMIT    ;; while True: n += 1  ;; more than 300,000 steps
          OUTPUT_LIMIT  ;; print('x' * 5000)   ;; output: 4096 bytes
          OUTPUT_LIMIT  ;; sys.stderr.write('x' * 5000) ;; output: 4096 bytes
          FORBIDDEN     ;; open('/etc/passwd') ;; the sandbox denies it
          """)
  void eachEndOfAProgramHasItsVerdict(Verdict verdict, String end, String message)
      throws Exception {
    Judgement judgement =
        judge("import sys\nn = sum(map(int, sys.stdin.buffer.read().split()))\n" + end);
    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(verdict);
    assertThat(judgement.message()).contains(message);
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
    assertThat(run.printed()).isEqualTo("6\nnote\n9\nnote\n");
  }

  @Test
  void ownInputsAreTextsWithTheOutputsOfTheAuthorsProgram() throws Exception {
    TestSet tests = SUMS.with(new Grading(null, null, SUM));
    // The last input is that of a hidden test.
    List<PyValue> inputs =
        Stream.of(text("20 22"), text("3"), text(" 7")).<PyValue>map(PyValue.Items::new).toList();
    Judgement run =
        JUDGE.judge(Solution.run("n = int(input().split()[0])\nprint(n)\n", LIMITS, inputs), tests);
    assertThat(run.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(run.results())
        .extracting(InputResult::actual, InputResult::expected, InputResult::passed)
        .containsExactly(
            tuple(new PyValue.Str("20\n"), new PyValue.Str("42\n"), false),
            tuple(new PyValue.Str("3\n"), new PyValue.Str("3\n"), true),
            tuple(new PyValue.Str("7\n"), null, null));
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
    assertThat(judge(tests, factors).verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judge(tests, "print(3, 5)").message())
        .isEqualTo("category sample, test 1: 3 times 5 is not 12");
    assertThat(judge(tests, "print('x')").verdict()).isEqualTo(Verdict.AUTHOR_ERROR);
  }

  @Test
  void anExactOutputIsTheSameByteForByte() throws Exception {
    TestSet tests = tests(Comparison.EXACT, null, test("", "a b\n", true));
    assertThat(judge(tests, "print('a', 'b')").verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judge(tests, "print('a', 'b ')").message())
        .isEqualTo("category sample, test 1: line 1: expected \"a b\", got \"a b \"");
  }
}
