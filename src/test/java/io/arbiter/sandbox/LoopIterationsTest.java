package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops within one line: each turn is a step. */
class LoopIterationsTest {
  private static final Limits FEW_STEPS =
      new Limits(20_000, 20_000, 64L << 20, Limits.DEFAULT.outputBytes());

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
    assertThat(outcome).isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
  }

  /** A generator expression goes on, which is a statement, and its loop turns. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "for i in range(n): pass; 1",
        "while n: n -= 1; 1",
        "sum([i for i in range(n)]); 1",
        "len({i for i in range(n)}); 1",
        "sum(i for i in range(n)); 2"
      })
  void eachTurnIsOneStep(String loop, int stepsOfATurn) throws Exception {
    try (GuestRun run = SharedSandbox.open("def checkio(n):\n  " + loop)) {
      run.load();
      long few = steps(run, 100);
      assertThat(steps(run, 1_100) - few).isEqualTo(stepsOfATurn * 1_000L);
      assertThat(steps(run, 300_100) - few).as("compiled").isEqualTo(stepsOfATurn * 300_000L);
    }
  }

  private static long steps(GuestRun run, int turns) {
    long before = run.usage().steps();
    assertThat(run.call(List.of(PyValue.Int.of(turns)))).isInstanceOf(Outcome.Returned.class);
    return run.usage().steps() - before;
  }
}
