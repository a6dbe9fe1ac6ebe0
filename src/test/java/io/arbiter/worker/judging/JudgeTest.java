package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arbiter.EveryThirdDay;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.worker.SharedSandboxes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Messages about limits, and verdicts that do not depend on the load of the machine. */
class JudgeTest {
  private static final Limits LIMITS = new Limits(500, 20_000_000, 64L << 20, 16 << 10);
  private static final TestSet NUMBERS =
      new TestSet(
          "checkio",
          Comparison.EXACT,
          null,
          true,
          List.of(
              new TestCategory(
                  "Basics",
                  List.of(
                      new TestCase(
                          List.of(PyValue.Int.of(7)), null, PyValue.Int.of(7), null, true)))));

  private static final Judge JUDGE = new Judge(SharedSandboxes.get());

  private static Judgement judge(String source) throws Exception {
    return JUDGE.judge(solution(source), NUMBERS);
  }

  private static Solution solution(String source) {
    return Solution.submission(source, LIMITS);
  }

  /** A program that uses this much CPU time. */
  private static String using(int cpuMillis) {
    return """
    import time
    def checkio(x):
        end = time.thread_time() + %d / 1000
        while time.thread_time() < end:
            pass
        return x
    """
        .formatted(cpuMillis);
  }

  @Test
  void aSolutionBelowTheLimitIsAcceptedAndOneAboveIsNot() throws Exception {
    assertThat(judge(using(420)).verdict()).isEqualTo(Verdict.ACCEPTED);
    Judgement near = judge(using(550));
    assertThat(near.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(near.usage().cpuMillis()).isBetween(550L, 600L);
    assertThat(near.message())
        .matches(
            "category Basics, test 1: CPU time: 500 ms are allowed, (5[5-9]\\d|600) ms were used");
  }

  @Test
  void aSolutionFarAboveTheLimitIsStopped() throws Exception {
    Judgement far = judge(using(60_000));
    assertThat(far.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    assertThat(far.message())
        .matches("category Basics, test 1: CPU time: 500 ms are allowed, 6\\d\\d ms were used");
  }

  @Test
  void everyLimitIsReportedWithItsValueAndTheUsage() throws Exception {
    assertThat(judge("def checkio(x):\n  while True:\n    x = 1\n    y = 2").message())
        .containsPattern(
            "(CPU time: 500 ms are allowed, 6\\d\\d ms were used|more than 20,000,000 steps)");
    assertThat(judge("def checkio(x):\n  y = []\n  while True: y.append([0] * 100000)").message())
        .containsPattern("memory: 67108864 bytes are allowed, \\d{8,} were in use");
    assertThat(judge("def checkio(x):\n  while True: print('x' * 99)").message())
        .containsPattern("output: 16384 bytes are allowed, it came to 16\\d\\d\\d or more");
    assertThat(judge("import time\ndef checkio(x):\n  time.sleep(99)").message())
        .containsPattern("elapsed time: 2500 ms are allowed, 25\\d\\d ms passed");
  }

  @Test
  void aJobOnItsLastTryHasAChildOfItsOwn() throws Exception {
    Sandbox sandbox = SharedSandboxes.get().players();
    long before = sandbox.statistics().ended().getOrDefault(ChildEnd.SERVED, 0L);
    Judgement judgement =
        JUDGE.judge(
            new JudgingRequest(
                solution("def checkio(x): return x"),
                NUMBERS,
                Lane.INTERACTIVE,
                true,
                JudgingListener.NOBODY));
    assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
    await().until(() -> sandbox.statistics().ended().get(ChildEnd.SERVED) == before + 1);
  }

  /** Children of low priority get almost no CPU time here; other children get about a third. */
  @Test
  @EveryThirdDay
  void aBatchJobWithoutCpuTimeIsJudgedAgainInTheInteractiveLane() throws Exception {
    Sandboxes sandboxes = SharedSandboxes.get();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> sandboxes.players(Lane.BATCH) != sandboxes.players(Lane.INTERACTIVE));
    // All children are there before the load begins; a start under load would take minutes.
    await().atMost(Duration.ofMinutes(2)).until(sandboxes.players(Lane.BATCH)::isSettled);
    List<Process> busy = new ArrayList<>();
    try {
      for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
        busy.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      String source = using(200);
      var request =
          new JudgingRequest(solution(source), NUMBERS, Lane.BATCH, false, JudgingListener.NOBODY);
      Judgement starved = new CaseRunner(request, sandboxes, BigDecimal.ZERO).judge(null);
      assertThat(starved.verdict()).isEqualTo(Verdict.TIME_LIMIT);
      assertThat(starved.usage().cpuMillis()).isLessThan(LIMITS.cpuMillis());
      assertThat(JUDGE.judge(request).verdict()).isEqualTo(Verdict.ACCEPTED);
    } finally {
      busy.forEach(Process::destroyForcibly);
    }
  }

  @Test
  @EveryThirdDay
  void stepsAreTheSameOverAHundredRunsOnABusyMachine() throws Exception {
    String source =
        """
        import collections, functools, re
        @functools.lru_cache(maxsize=None)
        def ways(n):
            return 1 if n < 2 else ways(n - 1) + ways(n - 2)
        def checkio(x):
            words = re.findall(r'[a-z]+', 'the quick brown fox jumps over the lazy dog ' * 5)
            counts = collections.Counter(words)
            best = sorted(counts, key=lambda w: (-counts[w], w))[:3]
            return x if ways(60) and best else 0
        """;
    int lanes = 2 * Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(lanes)) {
      List<Callable<Long>> runs =
          IntStream.range(0, 100)
              .mapToObj(_ -> (Callable<Long>) () -> judge(source).usage().steps())
              .toList();
      long first = judge(source).usage().steps();
      assertThat(first).isGreaterThan(500);
      for (Future<Long> run : pool.invokeAll(runs)) {
        assertThat(run.get()).isEqualTo(first);
      }
    }
  }
}
