package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs with the player's own inputs. */
@Execution(ExecutionMode.SAME_THREAD)
class InputRunnerTest {
  private static final Limits LIMITS = new Limits(1000, 200_000, 64L << 20, 16 << 10);
  private static final TestSet TESTS = new TestSet("f", Comparison.EXACT, null, false, List.of());
  private static final Judge JUDGE = new Judge(SharedSandboxes.get());

  private static Judgement run(String source, int... numbers) throws Exception {
    List<List<PyValue>> inputs =
        IntStream.of(numbers).mapToObj(n -> List.<PyValue>of(PyValue.Int.of(n))).toList();
    return JUDGE.judge(Solution.run(source, LIMITS, inputs), TESTS);
  }

  @Test
  void eachInputHasItsValueOutputAndUsage() throws Exception {
    Judgement judgement = run("def f(n):\n    print('got', n)\n    return n * 2", 3, 4);
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(judgement.results())
        .extracting(InputResult::actual)
        .containsExactly(PyValue.Int.of(6), PyValue.Int.of(8));
    assertThat(judgement.results())
        .extracting(InputResult::output)
        .containsExactly("got 3\n", "got 4\n");
    assertThat(judgement.printed()).isEqualTo("got 3\ngot 4\n");
    assertThat(judgement.results()).allMatch(result -> result.usage().steps() > 0);
  }

  @Test
  void anErrorDoesNotEndTheOtherCalls() throws Exception {
    Judgement judgement = run("def f(n):\n    return 12 // n", 0, 4);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    InputResult.CallError error = judgement.results().getFirst().error();
    assertThat(error.message()).startsWith("ZeroDivisionError");
    assertThat(error.traceback()).contains("line 2, in f");
    assertThat(judgement.results().getLast().actual()).isEqualTo(PyValue.Int.of(3));
  }

  @Test
  void callsDoNotSeeEachOther() throws Exception {
    Judgement judgement =
        run("seen = []\ndef f(n):\n    seen.append(n)\n    return len(seen)", 1, 2);
    assertThat(judgement.results())
        .extracting(InputResult::actual)
        .containsExactly(PyValue.Int.of(1), PyValue.Int.of(1));
  }

  @Test
  void allCallsTogetherHaveTheLimitsOfASubmission() throws Exception {
    Judgement judgement =
        run("def f(n):\n    for i in range(n):\n        x = i\n    return n", 10, 10_000_000, 10);
    assertThat(judgement.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.results().get(0).actual()).isEqualTo(PyValue.Int.of(10));
    assertThat(judgement.results().get(1).error().verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(judgement.results().get(2).error().message()).startsWith("not run");
  }

  @Test
  void aSyntaxErrorIsToldForEachInput() throws Exception {
    Judgement judgement = run("def f(n:\n    return n", 1);
    assertThat(judgement.verdict()).isEqualTo(Verdict.SYNTAX_ERROR);
    assertThat(judgement.message()).startsWith("line 1, column");
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
    Judgement judgement =
        JUDGE.judge(
            new JudgingRequest(
                Solution.run(
                    "def f(n):\n    return n",
                    LIMITS,
                    List.of(List.of(PyValue.Int.of(1)), List.of(PyValue.Int.of(2)))),
                TESTS,
                Lane.INTERACTIVE,
                false,
                impatient));
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).isEqualTo(Explanation.STOPPED);
    assertThat(judgement.results())
        .extracting(result -> String.valueOf(result.error().message()))
        .containsExactly(Explanation.STOPPED, "not run, because the player stopped the run");
  }
}
