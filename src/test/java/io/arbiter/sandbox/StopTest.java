package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit ends the guest, but the child serves on unchanged. */
class StopTest {
  private static final Limits LIMITS = new Limits(400, 100_000_000_000L, 32L << 20, 4_000);

  private static final String HONEST =
      """
      import re, json
      def checkio(n):
          try:
              {}[n]
          except KeyError as e:
              try:
                  raise ValueError(n) from e
              except ValueError as chained:
                  return [re.sub('a', 'b', 'banana'), json.dumps([n]), repr(chained.__cause__)]
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "while True:\n    try:\n      while True: pass\n    except BaseException: pass",
        "def g():\n"
            + "    try:\n"
            + "      yield 1\n"
            + "    finally:\n"
            + "      while True: pass\n"
            + "  x = g(); next(x); x.close()",
        "l = []\n  while True: l.append([0] * 1000)",
        "d = {}\n  i = 0\n  while True:\n    d[i] = str(i)\n    i += 1",
        "while True: print('x' * 100)",
        "return 'x' * 1_000_000",
        "import re\n  re.match('(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*\\\\1?b', 'a' * 400)",
        "import sys; sys.exit(3)",
        "import os; os._exit(3)",
        "open('/etc/passwd')",
        "import os; os.system('true')",
        "raise MemoryError",
        "raise SystemExit",
      })
  void theChildServesOnAfterAStoppedGuest(String ending) throws Exception {
    long ended = SharedSandbox.endedOnceAllAreBack();
    Outcome outcome = call("def checkio(n):\n  " + ending, LIMITS, PyValue.Int.of(1));
    assertThat(outcome)
        .isInstanceOfAny(Outcome.LimitHit.class, Outcome.Denied.class, Outcome.Raised.class);
    assertThat(SharedSandbox.endedOnceAllAreBack()).isEqualTo(ended);
    // The pool uses the children in turn.
    for (int i = 0; i < 2; i++) {
      assertThat(call(HONEST, PyValue.Int.of(7)))
          .isEqualTo(
              new Outcome.Returned(
                  new PyValue.Items(
                      List.of(
                          new PyValue.Str("bbnbnb"),
                          new PyValue.Str("[7]"),
                          new PyValue.Str("KeyError(7)")))));
    }
    assertThat(SharedSandbox.endedOnceAllAreBack()).isEqualTo(ended);
  }

  /** Loops inside the engine ignore the cancellation. */
  @ParameterizedTest
  @ValueSource(strings = {"7 ** 10 ** 8", "sum(range(10 ** 12))", "sorted(range(10**7), key=str)"})
  void aGuestThatDoesNotStopEndsItsChild(String deaf) throws Exception {
    long unstopped = unstopped();
    assertThat(call("def checkio():\n  return " + deaf, LIMITS))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class,
            hit -> assertThat(hit.limit()).isIn(EnumSet.of(Limit.CPU, Limit.WALL, Limit.MEMORY)));
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(unstopped()).isEqualTo(unstopped + 1));
  }

  @Test
  void theUsageAtTheLimitIsReported() throws Exception {
    Limits few = new Limits(10_000, 20_000, 48L << 20, 1_000);
    Program program = new Program("while True:\n  x = 1\n  y = 2", null, false, false, few);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      assertThat(run.load()).isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
      assertThat(run.usage().steps()).isEqualTo(20_001);
    }
  }

  private static long unstopped() {
    return Objects.requireNonNull(SharedSandbox.get().statistics().ended().get(ChildEnd.UNSTOPPED));
  }
}
