package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages about limits, and verdicts that do not depend on the load of the machine. */
@Execution(ExecutionMode.SAME_THREAD)
class JudgeTest {
  /** The wall limit is 2,500 ms. */
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

  private static JudgingRequest request(String source, Lane lane, JudgingListener listener) {
    return new JudgingRequest(Solution.submission(source, LIMITS), NUMBERS, lane, false, listener);
  }

  /** A usage of CPU time and elapsed time, such as 510/900; the right value is returned. */
  private static Frame.Report run(String cpuAndWall) {
    String[] parts = cpuAndWall.split("/");
    return FakeChild.reply(
        new Outcome.Returned(PyValue.Int.of(7)),
        new Usage(Long.parseLong(parts[0]), Long.parseLong(parts[1]), 10, 1));
  }

  /** A child whose calls are answered in turn. */
  private static FakeChild.Family answering(Iterator<Frame.Report> answers) {
    return new FakeChild.Family(
        (_, command) -> command instanceof Frame.Call ? answers.next() : FakeChild.echo(command));
  }

  /**
   * One run decides if it is far from the limit. A run just above the CPU limit is repeated, and of
   * three runs two decide.
   */
  @ParameterizedTest
  @CsvSource({
    "420/450, ACCEPTED, 420",
    "601/610, TIME_LIMIT, 601",
    "510/520 600/610, TIME_LIMIT, 600",
    "600/610 480/490 470/480, ACCEPTED, 480",
    "600/610 480/490 501/520, TIME_LIMIT, 501"
  })
  void aDoubtfulTimeLimitIsConfirmed(String runs, Verdict verdict, int cpuMillis) throws Exception {
    Iterator<Frame.Report> answers = Arrays.stream(runs.split(" ")).map(JudgeTest::run).iterator();
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(answers))) {
      Judgement judgement =
          new Judge(sandboxes).judge(request("source", Lane.INTERACTIVE, JudgingListener.NOBODY));
      assertThat(judgement.verdict()).isEqualTo(verdict);
      assertThat(judgement.usage().cpuMillis()).isEqualTo(cpuMillis);
      assertThat(answers).as("runs that were not needed").isExhausted();
      if (verdict == Verdict.TIME_LIMIT) {
        assertThat(judgement.message())
            .isEqualTo(
                "category Basics, test 1: CPU time: 500 ms are allowed, %d ms were used"
                    .formatted(cpuMillis));
      }
    }
  }

  /**
   * A wall limit is doubtful if the code worked meanwhile. In the batch lane it always is, since
   * the children there have a low priority.
   */
  @ParameterizedTest
  @CsvSource({
    "INTERACTIVE, 3, 1",
    "INTERACTIVE, 200, 2",
    "BATCH, 3, 2",
    "BATCH, 200, 2",
    "BATCH, 501, 2"
  })
  void aWallLimitOfAStarvedChildIsConfirmedInTheInteractiveLane(Lane lane, long cpuMillis, int runs)
      throws Exception {
    Frame.Report starved =
        FakeChild.reply(
            new Outcome.LimitHit(Limit.WALL, 2_500, 2_501), new Usage(cpuMillis, 2_501, 10, 1));
    Iterator<Frame.Report> answers = List.of(starved, starved).iterator();
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(answers))) {
      FakeChild.await().until(() -> sandboxes.players(lane) == sandboxes.players(Lane.BATCH));
      FakeChild.await().until(() -> lane == Lane.INTERACTIVE || sandboxes.players(lane).ready());
      Judgement judgement =
          new Judge(sandboxes).judge(request("source", lane, JudgingListener.NOBODY));
      assertThat(judgement.verdict()).isEqualTo(Verdict.TIME_LIMIT);
      assertThat(answers.hasNext()).isEqualTo(runs == 1);
    }
  }

  static List<Arguments> limits() {
    return List.of(
        Arguments.of(
            new Outcome.LimitHit(Limit.STEPS, 20_000_000, 20_000_001),
            Verdict.TIME_LIMIT,
            "probably an endless loop: more than 20,000,000 steps"),
        Arguments.of(
            new Outcome.LimitHit(Limit.MEMORY, 100, 200),
            Verdict.MEMORY_LIMIT,
            "memory: 100 bytes are allowed, 200 were in use"),
        Arguments.of(
            new Outcome.LimitHit(Limit.OUTPUT, 100, 101),
            Verdict.OUTPUT_LIMIT,
            "output: 100 bytes are allowed, it came to 101 or more"),
        Arguments.of(
            new Outcome.LimitHit(Limit.WALL, 2_500, 2_600),
            Verdict.TIME_LIMIT,
            "elapsed time: 2500 ms are allowed, 2600 ms passed"),
        Arguments.of(
            new Outcome.LimitHit(Limit.CPU, 500, 700),
            Verdict.TIME_LIMIT,
            "CPU time: 500 ms are allowed, 700 ms were used"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void everyLimitIsReportedWithItsValueAndTheUsage(Outcome outcome, Verdict verdict, String message)
      throws Exception {
    Iterator<Frame.Report> answers = List.of(FakeChild.reply(outcome, Usage.NONE)).iterator();
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(answers))) {
      Judgement judgement =
          new Judge(sandboxes).judge(request("source", Lane.INTERACTIVE, JudgingListener.NOBODY));
      assertThat(judgement.verdict()).isEqualTo(verdict);
      assertThat(judgement.message()).isEqualTo("category Basics, test 1: " + message);
    }
  }

  /** The engine fails in the first child as given first, and in the second as given second. */
  @ParameterizedTest
  @CsvSource({
    "E at f.java:1, line 2, E at f.java:1, line 2, RUNTIME_ERROR",
    "E at f.java:1, line 2, F at g.java:1, line 2, JUDGE_ERROR",
    "E at f.java:1, line 2, E at f.java:1, line 3, JUDGE_ERROR"
  })
  void theSecondFailureOfTheEngineIsTheLastOne(
      String place, String traceback, String otherPlace, String otherTraceback, Verdict verdict)
      throws Exception {
    Iterator<Frame.Report> answers =
        List.of(crash(place, traceback), crash(otherPlace, otherTraceback)).iterator();
    AtomicInteger ended = new AtomicInteger();
    JudgingListener counting =
        new JudgingListener() {
          @Override
          public void childEnded() {
            ended.incrementAndGet();
          }
        };
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(answers))) {
      Judgement judgement =
          new Judge(sandboxes).judge(request("source", Lane.INTERACTIVE, counting));
      assertThat(judgement.verdict()).isEqualTo(verdict);
      // Each run counts for the quota of ended children; the end may be noticed after the verdict.
      FakeChild.await().until(() -> ended.get() == 2);
    }
  }

  private static Frame.Report crash(String place, String traceback) {
    Outcome fault = new Outcome.EngineFault("E", new EngineCrash(place, traceback));
    return new Frame.Reply(fault, Usage.NONE, Aftermath.END);
  }

  @Test
  void aJobOnItsLastTryHasAChildOfItsOwn() throws Exception {
    FakeChild.Family children = new FakeChild.Family((_, command) -> FakeChild.echo(command));
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      Sandbox sandbox = sandboxes.players();
      Solution solution = Solution.submission("source", LIMITS);
      Judgement judgement =
          new Judge(sandboxes)
              .judge(
                  new JudgingRequest(
                      solution, NUMBERS, Lane.INTERACTIVE, true, JudgingListener.NOBODY));
      assertThat(judgement.verdict()).isEqualTo(Verdict.ACCEPTED);
      FakeChild.await().until(() -> sandbox.statistics().ended().get(ChildEnd.SERVED) == 1);
    }
  }

  /** The child allows a fifth more, so that the usage near the limit is known. */
  @Test
  void aSolutionFarAboveTheLimitIsStopped() throws Exception {
    Limits low = new Limits(200, 1_000_000_000, 64L << 20, 16 << 10);
    String endless = "def checkio(x):\n  while True: pass";
    Judgement far =
        new Judge(SharedSandboxes.get()).judge(Solution.submission(endless, low), NUMBERS);
    assertThat(far.verdict()).isEqualTo(Verdict.TIME_LIMIT);
    // On a busy machine the wall limit may be reached first.
    assertThat(far.usage())
        .matches(used -> used.cpuMillis() >= 240 || used.wallMillis() >= low.wallMillis());
  }

  @Test
  @Thorough("20 s; OutcomeTest compares the steps of a few runs")
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
    Callable<Long> steps =
        () ->
            new Judge(SharedSandboxes.get())
                .judge(Solution.submission(source, Limits.DEFAULT), NUMBERS)
                .usage()
                .steps();
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      long first = steps.call();
      assertThat(first).isGreaterThan(500);
      for (Future<Long> run :
          pool.invokeAll(IntStream.range(0, 100).mapToObj(_ -> steps).toList())) {
        assertThat(run.get()).isEqualTo(first);
      }
    }
  }
}
