package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every limit ends a guest without the guest's cooperation, and the child serves on unchanged. */
class LimitTest {
  private static final long NO_LIMIT = 100_000_000_000L;
  private static final Limits FEW_STEPS = new Limits(10_000, 20_000, 48L << 20, 1_000);

  /**
   * Near the limit of memory each step waits for the collector, so no limit of time may come first.
   */
  private static final Limits LITTLE_SPACE = new Limits(60_000, NO_LIMIT, 10L << 20, 1_000);

  private static final Limits MUCH_SPACE = new Limits(60_000, NO_LIMIT, 130L << 20, 1_000);

  private static final Limits LITTLE_TIME = new Limits(200, NO_LIMIT, 48L << 20, 16 << 10);

  /** The wall limit, which stands behind all others, is far away. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ;; ",
      quoteCharacter = '`',
      textBlock =
          """
          CPU    ;; while True: pass
          CPU    ;; import re; re.match('(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*\\\\1?b', 'a' * 400)
          OUTPUT ;; while True: print('x' * 100, end='')
          OUTPUT ;; return 'x' * 1_000_000
          MEMORY ;; l = []\\n  while True: l.append([0] * 1000)
          MEMORY ;; raise MemoryError
          """)
  void aLimitEndsTheGuestOnly(Limit limit, String code) throws Exception {
    Limits own = limit == Limit.CPU ? LITTLE_TIME : LITTLE_SPACE;
    String source = "def checkio():\n  " + code.replace("\\n", "\n");
    Program.Budget budget = new Program.Budget(own, 60_000, 0);
    assertThat(
            callAndServeOn(
                new Program(
                    SourceCode.python(source),
                    "checkio",
                    null,
                    false,
                    false,
                    new Program.Input("", 0),
                    budget)))
        .extracting("limit")
        .isEqualTo(limit);
  }

  @Test
  void theLimitsHoldWhileTheModuleRuns() throws Exception {
    Program program = new Program("while True:\n  x = 1\n  y = 2", null, false, false, FEW_STEPS);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      assertThat(run.load()).isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
      assertThat(run.usage().steps()).isEqualTo(20_001);
    }
  }

  @Test
  void garbageDoesNotCountAgainstTheMemoryLimit() throws Exception {
    // At most nine of the lists live at a time, and take most of the limit.
    String source =
        """
        def checkio():
          x = []
          for i in range(400):
            x = (x + [[0] * 250_000])[-8:]
          return 1
        """;
    // The larger the heap, the more garbage may a full collection leave in it.
    String large = "def checkio():\n  for i in range(9): x = [0] * 15_000_000\n  return 1";
    for (int i = 0; i < 4; i++) {
      assertThat(call(large, MUCH_SPACE)).isEqualTo(returned(1));
      assertThat(call(source, LITTLE_SPACE)).isEqualTo(returned(1));
    }
  }

  /** The imports before a submission run many statements, before its own limits apply. */
  @Test
  void theLimitsOfASubmissionDoNotApplyToTheNext() throws Exception {
    Limits few = new Limits(10_000, 20, 48L << 20, 1_000);
    assertThat(call("def checkio(): return 1", few)).isEqualTo(returned(1));
    assertThat(call("import ast, statistics\ndef checkio(): return 1")).isEqualTo(returned(1));
  }

  /** Sleep takes no CPU time. On a busy machine it may not stop in time, and so end its child. */
  @Test
  void aSleeperReachesTheWallLimit() throws Exception {
    assertThat(call("import time\ndef checkio(): time.sleep(1000)", LITTLE_TIME))
        .extracting("limit")
        .isEqualTo(Limit.WALL);
  }

  /** A loop inside the engine ignores the cancellation; corpora of attacks try more of them. */
  @Test
  void aGuestThatDoesNotStopEndsItsChild() throws Exception {
    AtomicInteger ends = new AtomicInteger();
    String source = "def checkio(): return sum(range(10 ** 12))";
    Program program = new Program(source, "checkio", false, false, LITTLE_TIME);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {}, ends::incrementAndGet)) {
      run.load();
      assertThat(run.call(List.of())).extracting("limit").isIn(Limit.CPU, Limit.WALL);
    }
    await().atMost(Duration.ofMinutes(5)).until(() -> ends.get() == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          open('/etc/passwd'); open the file /etc/passwd
          open('x', 'w'); open the file x
          import socket; import the module socket
          __import__('os').listdir('/'); list the folder /
          __import__('os').system('true'); call os.system
          __import__('threading').Thread(target=print).start(); start a thread
          """)
  void aDeniedActionIsNamedAndEndsTheGuestOnly(String code, String what) throws Exception {
    assertThat(callAndServeOn("def checkio():\n  " + code, SharedSandbox.LIMITS))
        .isInstanceOfSatisfying(
            Outcome.Denied.class,
            denied -> {
              assertThat(denied.what()).isEqualTo(what);
              assertThat(denied.traceback()).contains("line 2, in checkio");
            });
  }

  @Test
  void aProgramThatCatchesADenialIsJudgedByItsAnswer() throws Exception {
    String source =
        """
        import os
        def checkio():
            try:
                open('/etc/passwd')
            except OSError:
                return [os.path.exists('/etc'), os.getcwd(), list(os.environ)[:0]]
        """;
    assertThat(callAndServeOn(source, SharedSandbox.LIMITS))
        .isEqualTo(returned(List.of(false, "/", List.of())));
  }
}
