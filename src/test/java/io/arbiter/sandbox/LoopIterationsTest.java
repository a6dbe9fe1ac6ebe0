package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops within one line: each turn is a step. */
class LoopIterationsTest {
  private static final Limits FEW_STEPS =
      new Limits(20_000, 200_000, 64L << 20, Limits.DEFAULT.outputBytes());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "while True:\n    pass",
        "while True: n += 1",
        "while True: n += 1; n -= 1",
        "for i in iter(int, 1): pass",
        "for i in iter(int, 1):\n    continue",
        "sum(1 for i in iter(int, 1))",
        "[0 for i in iter(int, 1)]",
        "all(True for i in iter(int, 1))",
      })
  void anEndlessLoopInOneLineHasEndlessSteps(String loop) throws Exception {
    Outcome outcome =
        SharedSandbox.call("def checkio(n):\n  " + loop, FEW_STEPS, PyValue.Int.of(1));
    assertThat(outcome).isEqualTo(new Outcome.LimitHit(Limit.STEPS, 200_000, 200_001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in range(n): pass",
        "while n: n -= 1",
        "sum([i for i in range(n)])",
        "len({i for i in range(n)})",
      })
  void eachTurnIsOneStep(String loop) throws Exception {
    long few = steps(loop, 100);
    assertThat(steps(loop, 1_100) - few).isEqualTo(1_000);
    assertThat(steps(loop, 1_000_100) - few).as("compiled").isEqualTo(1_000_000);
  }

  /** The generator goes on, which is a statement, and its loop turns. */
  @Test
  void aTurnOfAGeneratorExpressionIsTwoSteps() throws Exception {
    String loop = "sum(i for i in range(n))";
    assertThat(steps(loop, 1_100) - steps(loop, 100)).isEqualTo(2_000);
  }

  private static long steps(String loop, int turns) throws Exception {
    Program program =
        new Program("def checkio(n):\n  " + loop, "checkio", false, false, SharedSandbox.LIMITS);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      run.load();
      assertThat(run.call(List.of(PyValue.Int.of(turns)))).isInstanceOf(Outcome.Returned.class);
      return run.usage().steps();
    }
  }
}
