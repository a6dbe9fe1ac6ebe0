package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every limit ends a guest without the guest's cooperation, and the child serves on unchanged. */
class LimitTest {
  private static final long NO_LIMIT = 100_000_000_000L;

  /** Ends of guests; on a busy machine a loop may reach the wall limit before the CPU limit. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " ;; ",
      quoteCharacter = '`',
      value = {
        "CPU WALL ;; while True: pass",
        "CPU WALL ;; while True:\\n"
            + "    try:\\n"
            + "      while True: pass\\n"
            + "    except BaseException: pass",
        "CPU WALL ;; def g():\\n    try:\\n      yield 1\\n    finally:\\n      while True: pass\\n"
            + "  x = g(); next(x); x.close()",
        "CPU WALL ;; import re; re.match('(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*(a|a)*\\\\1?b', 'a' *"
            + " 400)",
        "OUTPUT ;; while True: print('x' * 100)",
        "OUTPUT ;; while True: print('x' * 100, end='')",
        "OUTPUT ;; return 'x' * 1_000_000",
      })
  void aLimitOfTimeOrOutputEndsTheGuestOnly(String limits, String code) throws Exception {
    assertEnds(limits, code, new Limits(300, NO_LIMIT, 48L << 20, 16 << 10));
  }

  /** Near the limit each step waits for the collector, so no limit of time may come first. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "l = []\\n  while True: l.append([0] * 1000)",
        "d = {}\\n  i = 0\\n  while True:\\n    d[i] = str(i) * 99\\n    i += 1",
        "raise MemoryError"
      })
  void theLimitOfMemoryEndsTheGuestOnly(String code) throws Exception {
    assertEnds("MEMORY", code, new Limits(60_000, NO_LIMIT, 32L << 20, 1_000));
  }

  /** These may end the child too: a sleeper does not listen, and a full heap ends a child. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"WALL, import time; time.sleep(1000)", "MEMORY, 'a' * 10 ** 9"})
  void aLimitMayEndTheChild(Limit limit, String code) throws Exception {
    assertThat(call("def checkio():\n  " + code, new Limits(1_000, NO_LIMIT, 48L << 20, 1_000)))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class, hit -> assertThat(hit.limit()).isEqualTo(limit));
  }

  private static void assertEnds(String limits, String code, Limits own) throws Exception {
    Outcome outcome = callAndServeOn("def checkio():\n  " + code.replace("\\n", "\n"), own);
    assertThat(outcome).isInstanceOf(Outcome.LimitHit.class);
    assertThat(((Outcome.LimitHit) outcome).limit())
        .isIn(Arrays.stream(limits.split(" ")).map(Limit::valueOf).toList());
  }

  @Test
  void theLimitsHoldWhileTheModuleRuns() throws Exception {
    Limits few = new Limits(10_000, 20_000, 48L << 20, 1_000);
    Program program = new Program("while True:\n  x = 1\n  y = 2", null, false, false, few);
    try (GuestRun run = SharedSandbox.get().open(program, _ -> {})) {
      assertThat(run.load()).isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
      assertThat(run.usage().steps()).isEqualTo(20_001);
    }
    Limits little = new Limits(200, NO_LIMIT, 48L << 20, 1_000);
    assertThat(callAndServeOn("while True: pass", little))
        .isInstanceOfSatisfying(
            Outcome.LimitHit.class, hit -> assertThat(hit.limit()).isIn(Limit.CPU, Limit.WALL));
  }

  @Test
  void stepsRunOutAtTheSameStatementEverywhere() throws Exception {
    Limits limits = new Limits(10_000, 20_000, 48L << 20, 1_000);
    assertThat(call("def checkio():\n  while True:\n    x = 1\n    y = 2", limits))
        .isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
  }

  @Test
  void garbageDoesNotCountAgainstTheMemoryLimit() throws Exception {
    Limits limits = new Limits(60_000, NO_LIMIT, 32L << 20, 1_000);
    String source = "def checkio():\n  for i in range(50): x = [0] * 1_000_000\n  return 1";
    assertThat(call(source, limits)).isEqualTo(returned(1));
  }

  /**
   * The imports before a submission run many statements, before the submission's own limits apply.
   */
  @Test
  void theLimitsOfASubmissionDoNotApplyToTheNext() throws Exception {
    Limits few = new Limits(10_000, 20, 48L << 20, 1_000);
    Outcome returned = returned(1);
    assertThat(call("def checkio(): return 1", few)).isEqualTo(returned);
    assertThat(call("import ast, statistics\ndef checkio(): return 1")).isEqualTo(returned);
  }

  /** A loop inside the engine ignores the cancellation. */
  @Test
  void aGuestThatDoesNotStopEndsItsChild() throws Exception {
    assertUnstopped("sum(range(10 ** 12))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7 ** 10 ** 8",
        "any(__import__('itertools').repeat(0))",
        "sorted(range(10**7), key=str)"
      })
  @Thorough("each ends a child; other loops of the engine take the same way as sum(range())")
  void noLoopOfTheEngineHoldsAChild(String deaf) throws Exception {
    assertUnstopped(deaf);
  }

  private static void assertUnstopped(String deaf) throws Exception {
    AtomicInteger ends = new AtomicInteger();
    String source = "def checkio():\n  return " + deaf;
    Limits limits = new Limits(300, NO_LIMIT, 32L << 20, 4_000);
    try (GuestRun run =
        SharedSandbox.get()
            .open(
                new Program(source, "checkio", false, false, limits),
                _ -> {},
                ends::incrementAndGet)) {
      run.load();
      assertThat(run.call(List.of()))
          .isInstanceOfSatisfying(
              Outcome.LimitHit.class,
              hit -> assertThat(hit.limit()).isIn(Limit.CPU, Limit.WALL, Limit.MEMORY));
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> ends.get() == 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "open('/etc/passwd'); open the file /etc/passwd",
        "open('x', 'w'); open the file x",
        "import socket; import the module socket",
        "import subprocess; import the module subprocess",
        "import ctypes; import the module ctypes",
        "__import__('os').listdir('/'); list the folder /",
        "__import__('os').system('true'); call os.system",
        "__import__('threading').Thread(target=print).start(); start a thread"
      })
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

  @Test
  @Thorough("20 s; that limits decide alike is what steps are for, and is tested above")
  void slowSolutionsAndEndlessLoopsAlwaysEndInTheSameWay() throws Exception {
    String slow =
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
    String endless = "def checkio():\n  x = 0\n  while True:\n    x = str(int(x) + 1)";
    long steps = Limits.DEFAULT.steps();
    Set<Outcome> outcomes = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      outcomes.add(call(slow, Limits.DEFAULT));
      outcomes.add(call(endless, Limits.DEFAULT));
    }
    try (GuestRun fresh =
        SharedSandbox.get()
            .openFresh(
                new Program(slow, "checkio", false, false, Limits.DEFAULT), _ -> {}, () -> {})) {
      fresh.load();
      outcomes.add(fresh.call(List.of()));
    }
    assertThat(outcomes)
        .containsExactlyInAnyOrder(
            returned(8840), new Outcome.LimitHit(Limit.STEPS, steps, steps + 1));
  }
}
