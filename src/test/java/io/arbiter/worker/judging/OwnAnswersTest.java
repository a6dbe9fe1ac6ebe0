package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.FakeChild;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The answers to players' own inputs. */
@Execution(ExecutionMode.SAME_THREAD)
public class OwnAnswersTest {
  private static final Limits LIMITS = new Limits(1000, 200_000, 64L << 20, 16 << 10);
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());
  private static final String ROOT =
      """
      def f(n):
          if n < 0:
              raise ValueError("negative")
          return None if n == 0 else n * n
      """;

  private static TestSet tests(Comparison comparison, @Nullable String checker, String answers) {
    TestCase sample = new TestCase(ints(1), null, PyValue.Int.of(1), null, true);
    TestCase hidden = new TestCase(ints(5), null, PyValue.Int.of(25), null, false);
    TestCategory basics = new TestCategory("Basics", List.of(sample, hidden));
    return new TestSet("f", comparison, checker, false, List.of(basics))
        .with(new Grading(null, null, answers));
  }

  public static TestSet oneSampleAndOneHiddenTest() {
    return tests(Comparison.EXACT, null, ROOT);
  }

  private static List<PyValue> ints(int number) {
    return List.of(PyValue.Int.of(number));
  }

  private static Judgement run(TestSet tests, String source, List<List<PyValue>> inputs)
      throws Exception {
    return JUDGE.judge(Solution.run(source, LIMITS, inputs), tests);
  }

  @Test
  void anInputHasTheAnswerOfTheFirstAcceptedSolution() throws Exception {
    Judgement judgement =
        run(
            tests(Comparison.EXACT, null, ROOT),
            "def f(n):\n    return n + n if n else None",
            List.of(ints(2), ints(3), ints(1), ints(0)));
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judgement.results())
        .extracting(InputResult::expected)
        .containsExactly(
            PyValue.Int.of(4), PyValue.Int.of(9), PyValue.Int.of(1), new PyValue.None());
    assertThat(judgement.results())
        .extracting(InputResult::passed)
        .containsExactly(true, false, false, true);
    TestSet withoutOffer = tests(Comparison.EXACT, null, ROOT).with(Grading.PLAIN);
    InputResult result = run(withoutOffer, ROOT, List.of(ints(2))).results().getFirst();
    assertThat(result.actual()).isEqualTo(PyValue.Int.of(4));
    assertThat(result.expected()).isNull();
    assertThat(result.passed()).isNull();
  }

  /** However a player writes the input of the hidden test. */
  @Test
  void theInputOfAHiddenTestHasNoAnswer() throws Exception {
    Judgement judgement =
        run(
            tests(Comparison.EXACT, null, ROOT),
            ROOT,
            List.of(ints(5), List.of(new PyValue.Real(5.0)), ints(6)));
    assertThat(judgement.results())
        .extracting(InputResult::expected)
        .containsExactly(null, null, PyValue.Int.of(36));
    assertThat(judgement.results())
        .extracting(InputResult::passed)
        .containsExactly(null, null, true);
  }

  @Test
  void anErrorOfThePlayerIsNotRightAndOneOfTheSolutionIsNoAnswer() throws Exception {
    Judgement judgement =
        run(
            tests(Comparison.EXACT, null, ROOT),
            "def f(n):\n    return 8 // (n - 2)",
            List.of(ints(2), ints(-1), ints(3)));
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.results())
        .extracting(InputResult::expected)
        .containsExactly(PyValue.Int.of(4), null, PyValue.Int.of(9));
    assertThat(judgement.results())
        .extracting(InputResult::passed)
        .containsExactly(false, null, false);
  }

  @Test
  void aSourceThatCannotBeCalledHasNoAnswers() throws Exception {
    TestSet tests = tests(Comparison.EXACT, null, ROOT);
    for (String source : List.of("def f(n:\n    return n", "x = 1")) {
      assertThat(run(tests, source, List.of(ints(2))).results())
          .extracting(InputResult::expected)
          .as(source)
          .containsExactly((PyValue) null);
    }
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
        run(
            tests(Comparison.CHECKER, checker, ROOT),
            "def f(n):\n    return -n * n if n < 7 else n",
            List.of(ints(3), ints(8), ints(4)));
    assertThat(judgement.results())
        .extracting(InputResult::passed)
        .containsExactly(true, false, null);
    assertThat(judgement.results().getLast().expected()).isEqualTo(PyValue.Int.of(16));
  }

  @Test
  void allAnswersTogetherHaveTheLimitsOfASubmission() throws Exception {
    String slow = "def f(n):\n    for i in range(n):\n        x = i\n    return n";
    Judgement judgement =
        run(
            tests(Comparison.EXACT, null, slow),
            "def f(n):\n    return n",
            List.of(ints(10), ints(10_000_000), ints(11)));
    assertThat(judgement.results())
        .extracting(InputResult::expected)
        .containsExactly(PyValue.Int.of(10), null, null);
    assertThat(judgement.results())
        .extracting(InputResult::actual)
        .containsExactly(PyValue.Int.of(10), PyValue.Int.of(10_000_000), PyValue.Int.of(11));
  }

  /** The whole values are compared, of which the result shows only a part. */
  @Test
  void aValueThatIsTooLargeToShowIsCompared() throws Exception {
    String large = "def f(n):\n    return 'a' * 9_000 + str(n % 2)";
    Judgement judgement =
        run(
            tests(Comparison.EXACT, null, large),
            "def f(n):\n    return 'a' * 9_000 + '0'",
            List.of(ints(2), ints(3)));
    assertThat(judgement.results()).extracting(InputResult::passed).containsExactly(true, false);
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
    Judgement judgement =
        run(tests(Comparison.EXACT, null, author), CURIOUS, List.of(ints(2), ints(3)));
    assertThat(judgement.results()).extracting(InputResult::actual).containsOnly(PyValue.Int.of(0));
    assertThat(judgement.results())
        .extracting(InputResult::expected)
        .containsOnly(PyValue.Int.of(20));
  }

  @Test
  void thePlayersCodeWouldFindAnAnswer() throws Exception {
    String planted = CURIOUS + "\nplanted = 'secret of ' + 'nobody'\n";
    Judgement judgement = run(tests(Comparison.EXACT, null, ROOT), planted, List.of(ints(2)));
    assertThat(judgement.results().getFirst().actual()).isNotEqualTo(PyValue.Int.of(0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void theLastTryHasAFreshChildForEachCall() throws Exception {
    FakeChild.Family children = new FakeChild.Family((_, command) -> FakeChild.echo(command));
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      Judgement judgement =
          new Judge(sandboxes)
              .judge(
                  new JudgingRequest(
                      Solution.run("source", LIMITS, List.of(ints(1), ints(2))),
                      tests(Comparison.EXACT, null, "solution"),
                      Lane.INTERACTIVE,
                      true,
                      JudgingListener.NOBODY));
      assertThat(judgement.results())
          .extracting(InputResult::actual)
          .containsExactly(PyValue.Int.of(1), PyValue.Int.of(2));
      assertThat(judgement.results()).extracting(InputResult::passed).containsOnly(true);
      FakeChild.await()
          .until(() -> sandboxes.players().statistics().ended().get(ChildEnd.SERVED) == 2);
    }
  }
}
