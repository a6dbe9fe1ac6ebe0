package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Reason;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.Grading;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.GuestRun;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs with players' own inputs, and the answers to them. */
@Execution(ExecutionMode.SAME_THREAD)
public class OwnInputsTest {
  private static final Limits LIMITS = new Limits(1000, 200_000, 64L << 20, 16 << 10);
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());
  private static final String ROOT =
      """
      def f(n):
          if n < 0:
              raise ValueError("negative")
          return None if n == 0 else n * n
      """;
  private static final String SLOW =
      """
      def f(n):
          for i in range(n): x = i
          return n
      """;

  private static TestSet tests(@Nullable String checker, @Nullable String answers) {
    TestCase sample = new TestCase(ints(1).getFirst(), null, number(1), null, true);
    TestCase hidden = new TestCase(ints(5).getFirst(), null, number(25), null, false);
    TestCategory basics = new TestCategory("Basics", List.of(sample, hidden));
    Comparison comparison = checker == null ? Comparison.EXACT : Comparison.CHECKER;
    TestSet tests = new TestSet("f", comparison, checker, false, List.of(basics));
    return answers == null ? tests : tests.with(new Grading(null, null, answers));
  }

  public static TestSet oneSampleAndOneHiddenTest() {
    return tests(null, ROOT);
  }

  private static PyValue number(int number) {
    return PyValue.Int.of(number);
  }

  private static List<List<PyValue>> ints(Integer... numbers) {
    return Stream.of(numbers).map(n -> List.of(number(n))).toList();
  }

  private static Judgement run(TestSet tests, String source, Integer... numbers) throws Exception {
    return run(tests, source, ints(numbers));
  }

  private static Judgement run(TestSet tests, String source, List<List<PyValue>> inputs)
      throws Exception {
    return JUDGE.judge(Solution.run(source, LIMITS, sent(inputs)), tests);
  }

  private static List<PyValue> sent(List<List<PyValue>> inputs) {
    return inputs.stream().<PyValue>map(PyValue.Items::new).toList();
  }

  private static void assertExpected(Judgement judgement, @Nullable PyValue... values) {
    assertThat(judgement.results()).extracting(InputResult::expected).containsExactly(values);
  }

  private static void assertPassed(Judgement judgement, @Nullable Boolean... passed) {
    assertThat(judgement.results()).extracting(InputResult::passed).containsExactly(passed);
  }

  private static void assertActual(Judgement judgement, PyValue... values) {
    assertThat(judgement.results()).extracting(InputResult::actual).containsExactly(values);
  }

  @Test
  void eachInputHasItsValueOutputUsageAndContext() throws Exception {
    String source =
        """
        seen = []
        def f(n):
            print('got', n)
            seen.append(n)
            return 12 // n + len(seen)
        """;
    Judgement judgement = run(tests(null, null), source, 3, 0, 4);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertActual(judgement, number(5), null, number(4));
    assertThat(judgement.results())
        .extracting(InputResult::output)
        .containsExactly("got 3\n", "got 0\n", "got 4\n");
    assertThat(judgement.printed()).isEqualTo("got 3\ngot 0\ngot 4\n");
    assertThat(judgement.results()).allMatch(result -> result.usage().steps() > 0);
    InputResult.CallError error = judgement.results().get(1).error();
    assertThat(error.message()).startsWith("ZeroDivisionError");
    assertThat(error.traceback()).contains("line 5, in f");
  }

  @Test
  void allCallsTogetherHaveTheLimitsOfASubmission() throws Exception {
    Judgement judgement = run(tests(null, null), SLOW, 10, 10_000_000, 10);
    assertThat(judgement.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.results().get(0).actual()).isEqualTo(number(10));
    assertThat(judgement.results().get(1).error().verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.results().get(2).error().message()).startsWith("not run");
    Judgement answered = run(tests(null, SLOW), "def f(n): return n", 10, 10_000_000, 11);
    assertExpected(answered, number(10), null, null);
    assertActual(answered, number(10), number(10_000_000), number(11));
  }

  /** The player's own code evaluates a text, so each value that Python can write is possible. */
  @Test
  void argumentsMayBeWrittenInPython() throws Exception {
    List<PyValue> texts =
        Stream.of("2", "n=2", "len('abc')  # three", "f", "5", "'a' * 9_000")
            .<PyValue>map(PyValue.Str::new)
            .toList();
    Judgement judgement = JUDGE.judge(Solution.run(ROOT, LIMITS, texts), tests(null, ROOT));
    assertThat(judgement.results())
        .extracting(InputResult::input)
        .startsWith(List.of(number(2)), List.of(), List.of(number(3)), List.of())
        .endsWith(List.of(new PyValue.Str("… a str too large to show")));
    assertThat(judgement.results())
        .extracting(result -> result.error() == null ? null : result.error().verdict())
        .containsExactly(
            null, Verdict.SYNTAX_ERROR, null, Verdict.WRONG_ANSWER, null, Verdict.RUNTIME_ERROR);
    assertThat(judgement.results().getFirst().origin()).isEqualTo(InputResult.Origin.own("2"));
    assertExpected(judgement, number(4), null, number(9), null, null, null);
  }

  private static TestSet samples(Integer... numbers) {
    List<TestCase> cases =
        Stream.of(numbers)
            .map(n -> new TestCase(List.of(number(n)), null, number(n * n), null, true))
            .toList();
    return new TestSet("f", Comparison.EXACT, null, true, List.of(new TestCategory("All", cases)));
  }

  private static Judgement runSamples(String source, Integer... numbers) throws Exception {
    return JUDGE.judge(Solution.run(source, LIMITS, List.of()), samples(numbers));
  }

  @Test
  void aRunShowsEachSampleAlsoAfterAFailure() throws Exception {
    String source =
        """
        print('loaded')
        def f(n):
            print('got', n)
            return 12 // n * 2
        """;
    Judgement judgement = runSamples(source, 3, 0, 4, 5);
    assertThat(judgement.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
    assertThat(judgement.failure().index()).isEqualTo(1);
    assertThat(judgement.failure().reason()).isEqualTo(new Reason.Value("int"));
    assertActual(judgement, number(8), null, number(6), number(4));
    assertExpected(judgement, number(9), number(0), number(16), number(25));
    assertPassed(judgement, false, false, false, false);
    assertThat(judgement.results())
        .extracting(InputResult::output)
        .containsExactly("loaded\ngot 3\n", "got 0\n", "got 4\n", "got 5\n");
    assertThat(judgement.printed()).isEqualTo("loaded\ngot 3\ngot 0\ngot 4\ngot 5\n");
    InputResult.CallError error = judgement.results().get(1).error();
    assertThat(error.message()).startsWith("ZeroDivisionError");
    assertThat(judgement.results().get(3).origin())
        .isEqualTo(new InputResult.Origin("All", 4, null, null));
    assertThat(judgement.passed()).isZero();
    Judgement right = runSamples(ROOT, 1, 2);
    assertPassed(right, true, true);
    assertThat(right.passed()).isEqualTo(2);
  }

  @Test
  void aLimitEndsARunOfSamples() throws Exception {
    Judgement judgement = runSamples("def f(n):\n    while n == 2: pass\n    return n", 1, 2, 3);
    assertThat(judgement.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.failure().index()).isEqualTo(2);
    assertPassed(judgement, true, false);
    assertThat(judgement.results().get(1).error().reason())
        .isEqualTo(new Reason.Limit(Reason.Resource.STEPS, 200_000, 200_001));
    assertThat(runSamples("def f(n: pass", 1).results()).isEmpty();
  }

  @Test
  void aSourceThatCannotBeCalledHasNoAnswers() throws Exception {
    Judgement broken = run(tests(null, ROOT), "def f(n:\n    return n", 2);
    assertThat(broken.verdict()).isEqualTo(Verdict.SYNTAX_ERROR);
    assertThat(broken.message()).startsWith("line 1, column");
    assertExpected(broken, (PyValue) null);
    assertExpected(run(tests(null, ROOT), "x = 1", 2), (PyValue) null);
  }

  /** Judges two calls of a program that returns its argument. */
  private static Judgement judgeFake(boolean lastTry, JudgingListener listener) throws Exception {
    FakeChild.Family children = new FakeChild.Family((_, command) -> FakeChild.echo(command));
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      Solution solution = Solution.run("source", LIMITS, sent(ints(1, 2)));
      Judgement judgement =
          new Judge(sandboxes)
              .judge(
                  new JudgingRequest(
                      solution, tests(null, "solution"), Lane.INTERACTIVE, lastTry, listener));
      if (lastTry) {
        FakeChild.await()
            .until(() -> sandboxes.players().statistics().ended().get(ChildEnd.SERVED) == 2);
      }
      return judgement;
    }
  }

  @Test
  void aStopEndsAllCallsThatAreLeft() throws Exception {
    JudgingListener impatient =
        new JudgingListener() {
          @Override
          public void began(GuestRun run) {
            run.stop();
          }
        };
    Judgement judgement = judgeFake(false, impatient);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).isEqualTo(Explanation.STOPPED);
    assertThat(judgement.results())
        .extracting(result -> String.valueOf(result.error().message()))
        .containsExactly(Explanation.STOPPED, "not run, because the player stopped the run");
  }

  @Test
  void theLastTryHasAFreshChildForEachCall() throws Exception {
    Judgement judgement = judgeFake(true, JudgingListener.NOBODY);
    assertActual(judgement, number(1), number(2));
    assertPassed(judgement, true, true);
  }

  @Test
  void anInputHasTheAnswerOfTheFirstAcceptedSolution() throws Exception {
    Judgement judgement =
        run(tests(null, ROOT), "def f(n):\n    return n + n if n else None", 2, 3, 1, 0);
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertExpected(judgement, number(4), number(9), number(1), new PyValue.None());
    assertPassed(judgement, true, false, false, true);
    Judgement withoutOffer = run(tests(null, null), ROOT, 2);
    assertActual(withoutOffer, number(4));
    assertExpected(withoutOffer, (PyValue) null);
    assertPassed(withoutOffer, (Boolean) null);
  }

  /** However a player writes the input of the hidden test. */
  @Test
  void theInputOfAHiddenTestHasNoAnswer() throws Exception {
    List<PyValue> real = List.of(new PyValue.Real(5.0));
    Judgement judgement =
        run(tests(null, ROOT), ROOT, List.of(List.of(number(5)), real, List.of(number(6))));
    assertExpected(judgement, null, null, number(36));
    assertPassed(judgement, null, null, true);
  }

  @Test
  void anErrorOfThePlayerIsNotRightAndOneOfTheSolutionIsNoAnswer() throws Exception {
    Judgement judgement = run(tests(null, ROOT), "def f(n):\n    return 8 // (n - 2)", 2, -1, 3);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertExpected(judgement, number(4), null, number(9));
    assertPassed(judgement, false, null, false);
  }

  @Test
  void theCheckerDecidesWhetherAValueIsRight() throws Exception {
    String checker =
        """
        def check(input, answer, output):
            if input[0] == 4:
                raise ValueError("no idea")
            return abs(answer) == abs(output)
        """;
    Judgement judgement =
        run(tests(checker, ROOT), "def f(n):\n    return -n * n if n < 7 else n", 3, 8, 4);
    assertPassed(judgement, true, false, null);
    assertExpected(judgement, number(9), number(64), number(16));
  }

  /** The whole values are compared, of which the result shows only a part. */
  @Test
  void aValueThatIsTooLargeToShowIsCompared() throws Exception {
    String large = "def f(n): return 'a' * 9_000 + ";
    assertPassed(run(tests(null, large + "str(n % 2)"), large + "'0'", 2, 3), true, false);
  }

  /** Searches the modules of its process and the frames below it, and breaks a builtin. */
  private static final String CURIOUS =
      """
      import builtins, sys
      def holds(names):
          return any(isinstance(v, str) and "secret of" in v for v in list(names.values()))
      def f(n):
          places = [vars(module) for module in list(sys.modules.values())]
          frame = sys._getframe()
          while frame:
              places += [frame.f_globals, frame.f_locals]
              frame = frame.f_back
          builtins.len = lambda values: 0
          return sum(holds(names) for names in places)
      """;

  @Test
  void thePlayersCodeFindsNoAnswerAndSpoilsNone() throws Exception {
    String author = "secret = 'secret of the author'\ndef f(n):\n    return len(secret)";
    Judgement judgement = run(tests(null, author), CURIOUS, 2, 3);
    assertActual(judgement, number(0), number(0));
    assertExpected(judgement, number(20), number(20));
    String planted = CURIOUS + "\nplanted = 'secret of ' + 'nobody'\n";
    Judgement found = run(tests(null, ROOT), planted, 2);
    assertThat(found.results().getFirst().actual()).as("would find it").isNotEqualTo(number(0));
    assertThat(found.verdict()).isEqualTo(Verdict.ACCEPTED);
  }
}
