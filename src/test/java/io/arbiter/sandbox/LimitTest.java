package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.EveryThirdDay;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit works without the guest's cooperation. */
class LimitTest {
  private static final int RUNS = 4;

  /** Each of these runs takes seconds. */
  private static final int SLOW_RUNS = 2;

  private static final Limits LIMITS = new Limits(600, 100_000_000_000L, 48L << 20, 16 << 10);

  /** On a busy machine a loop may reach the wall limit before the CPU limit. */
  private static final Set<Limit> TIME = EnumSet.of(Limit.CPU, Limit.WALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        """
        while True:
              try:
                while True: pass
              except BaseException: pass
        """,
        "7 ** 10 ** 8",
        "sum(range(10 ** 12))",
        "any(__import__('itertools').repeat(0))"
      })
  void cpuTimeRunsOut(String code) throws Exception {
    assertThat(limitOf("def checkio():\n  " + code)).isIn(TIME);
  }

  @Test
  void cpuTimeRunsOutWhileTheModuleRuns() throws Exception {
    assertThat(limitOf("while True: pass")).isIn(TIME);
  }

  @Test
  void wallTimeRunsOutForASleeper() throws Exception {
    Limits limits = new Limits(100, 1_000_000, 48L << 20, 1_000);
    assertThat(call("import time\ndef checkio():\n  time.sleep(1000)", limits))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class, hit -> assertThat(hit.limit()).isEqualTo(Limit.WALL));
  }

  @Test
  void stepsRunOutAtTheSameStatementEverywhere() throws Exception {
    Limits limits = new Limits(10_000, 20_000, 48L << 20, 1_000);
    assertThat(call("def checkio():\n  while True:\n    x = 1\n    y = 2", limits))
        .isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "l = []\n  while True: l.append([0] * 1000)",
        "'a' * 10 ** 9",
        "[0] * 10 ** 9",
        "d = {}\n  i = 0\n  while True:\n    d[i] = str(i)\n    i += 1",
        "raise MemoryError"
      })
  void memoryRunsOut(String code) throws Exception {
    // Near the limit each step waits for the collector, so no limit of time may come first.
    Limits limits = new Limits(60_000, 100_000_000, 48L << 20, 1_000);
    assertThat(call("def checkio():\n  " + code, limits))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class, hit -> assertThat(hit.limit()).isEqualTo(Limit.MEMORY));
  }

  @Test
  void garbageDoesNotCountAgainstTheMemoryLimit() throws Exception {
    Limits limits = new Limits(10_000, 100_000_000, 48L << 20, 1_000);
    String source = "def checkio():\n  for i in range(300): x = [0] * 1_000_000\n  return 1";
    assertThat(call(source, limits)).isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
  }

  @Test
  void tooMuchIsPrinted() throws Exception {
    assertThat(limitOf("def checkio():\n  while True: print('x' * 100)")).isEqualTo(Limit.OUTPUT);
  }

  @Test
  void tooMuchIsPrintedWithoutANewLine() throws Exception {
    assertThat(limitOf("def checkio():\n  while True: print('x' * 100, end='')"))
        .isEqualTo(Limit.OUTPUT);
  }

  @Test
  void tooMuchIsReturned() throws Exception {
    assertThat(limitOf("def checkio(): return 'x' * 1_000_000")).isEqualTo(Limit.OUTPUT);
  }

  /**
   * The imports before a submission run many statements, before the submission's own limits apply.
   */
  @Test
  void theLimitsOfASubmissionDoNotApplyToTheNext() throws Exception {
    Limits few = new Limits(LIMITS.cpuMillis(), 20, LIMITS.memoryBytes(), LIMITS.outputBytes());
    Outcome returned = new Outcome.Returned(PyValue.Int.of(1));
    // The pool uses the children in turn.
    for (int i = 0; i < 2; i++) {
      assertThat(call("def checkio(): return 1", few)).isEqualTo(returned);
    }
    for (int i = 0; i < 2; i++) {
      assertThat(
              call(
                  "import ast, decimal, statistics\ndef checkio(): return 1", SharedSandbox.LIMITS))
          .isEqualTo(returned);
    }
  }

  /** Slower than most solutions; each run ends far from the CPU limit. */
  @Test
  @EveryThirdDay
  void aSlowSolutionAlwaysEndsInTheSameWay() throws Exception {
    String source =
        """
        import functools, itertools
        @functools.lru_cache(None)
        def cheapest(counts):
            kinds = [i for i, count in enumerate(counts) if count]
            prices = [sum(counts) * 800]
            for size in range(2, len(kinds) + 1):
                for group in itertools.combinations(kinds, size):
                    rest = tuple(sorted(c - (i in group) for i, c in enumerate(counts)))
                    prices.append(cheapest(rest) + size * (800 - 40 * size))
            return min(prices)
        def checkio():
            return cheapest((2, 2, 3, 3, 4))
        """;
    Outcome right = new Outcome.Returned(PyValue.Int.of(8840));
    assertThat(runs(source, RUNS)).as("in a warm child").containsExactly(right);
    assertThat(runsInFreshChildren(source)).containsExactly(right);
  }

  @Test
  void anEndlessLoopAlwaysEndsByItsSteps() throws Exception {
    long steps = Limits.DEFAULT.steps();
    String endless = "def checkio():\n  x = 0\n  while True:\n    x = str(int(x) + 1)";
    assertThat(runs(endless, SLOW_RUNS))
        .containsExactly(new Outcome.LimitHit(Limit.STEPS, steps, steps + 1));
  }

  /** The different outcomes under the default limits. */
  private static Set<Outcome> runs(String source, int times) throws Exception {
    Set<Outcome> outcomes = new HashSet<>();
    for (int i = 0; i < times; i++) {
      outcomes.add(call(source, Limits.DEFAULT));
    }
    return outcomes;
  }

  private static Set<Outcome> runsInFreshChildren(String source) throws Exception {
    Set<Outcome> outcomes = new HashSet<>();
    Program program = new Program(source, "checkio", false, false, Limits.DEFAULT);
    try (Sandbox fresh = new Sandbox(SharedSandbox.settings(1, 1))) {
      for (int i = 0; i < SLOW_RUNS; i++) {
        try (GuestRun run = fresh.open(program, _ -> {})) {
          run.load();
          outcomes.add(run.call(List.of()));
        }
      }
    }
    return outcomes;
  }

  private static Limit limitOf(String source) throws Exception {
    Outcome outcome = call(source, LIMITS);
    assertThat(outcome).isInstanceOf(Outcome.LimitHit.class);
    return ((Outcome.LimitHit) outcome).limit();
  }
}
