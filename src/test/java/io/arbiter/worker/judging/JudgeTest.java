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
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.ChildEnd;
import io.arbiter.sandbox.FakeChild;
import io.arbiter.sandbox.protocol.Aftermath;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Frame;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about limits, and verdicts that do not depend on the load of the machine. */
@Execution(ExecutionMode.SAME_THREAD)
class JudgeTest {
  /** The wall limit is 2,500 ms. */
  private static final Limits LIMITS = new Limits(500, 20_000_000, 64L << 20, 16 << 10);

  private static final TestSet NUMBERS = numbers(true);

  private static TestSet numbers(boolean sample) {
    PyValue seven = PyValue.Int.of(7);
    TestCase test = new TestCase(List.of(seven), null, seven, null, sample);
    return new TestSet(
        "checkio",
        Comparison.EXACT,
        null,
        sample,
        List.of(new TestCategory("Basics", List.of(test))));
  }

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
    Judgement judgement = judge(JudgingListener.NOBODY, answers);
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.usage().cpuMillis()).isEqualTo(cpuMillis);
    assertThat(answers).as("runs that were not needed").isExhausted();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          TIME_LIMIT; STEPS; 20000000; 20000001; more than 20,000,000 steps
          MEMORY_LIMIT; MEMORY; 100; 200; memory: 100 bytes are allowed, 200 were in use
          OUTPUT_LIMIT; OUTPUT; 100; 101; output: 100 bytes are allowed, it came to 101 or more
          TIME_LIMIT; WALL; 2500; 2600; elapsed time: 2500 ms are allowed, 2600 ms passed
          TIME_LIMIT; CPU; 500; 700; CPU time: 500 ms are allowed, 700 ms were used
          """)
  void everyLimitIsReportedWithItsValueAndTheUsage(
      Verdict verdict, Limit limit, long allowed, long used, String message) throws Exception {
    Frame.Report hit = FakeChild.reply(new Outcome.LimitHit(limit, allowed, used), Usage.NONE);
    Judgement judgement = judge(JudgingListener.NOBODY, List.of(hit).iterator());
    assertThat(judgement.verdict()).isEqualTo(verdict);
    assertThat(judgement.message()).startsWith("category Basics, test 1: ").endsWith(message);
  }

  private static Judgement judge(JudgingListener listener, Iterator<Frame.Report> answers)
      throws Exception {
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(answers))) {
      return new Judge(sandboxes).judge(request("source", Lane.INTERACTIVE, listener));
    }
  }

  /** The engine fails in the first child at E in line 2, and in the second as given. */
  @ParameterizedTest
  @CsvSource({
    "E at f.java:1, line 2, RUNTIME_ERROR",
    "F at g.java:1, line 2, JUDGE_ERROR",
    "E at f.java:1, line 3, JUDGE_ERROR"
  })
  void theSecondFailureOfTheEngineIsTheLastOne(String place, String traceback, Verdict verdict)
      throws Exception {
    Iterator<Frame.Report> answers =
        List.of(crash("E at f.java:1", "line 2"), crash(place, traceback)).iterator();
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

  /** The first children die during the call. */
  @ParameterizedTest
  @CsvSource({"1, ACCEPTED", "2, JUDGE_ERROR"})
  void aChildThatDiesCostsNoVerdict(int deaths, Verdict verdict) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    FakeChild.Family children =
        new FakeChild.Family(
            (child, command) -> {
              if (command instanceof Frame.Call && calls.incrementAndGet() <= deaths) {
                child.end(134);
                return null;
              }
              return FakeChild.echo(command);
            });
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      Judgement judgement =
          new Judge(sandboxes).judge(Solution.submission("source", LIMITS), NUMBERS);
      assertThat(judgement.verdict()).isEqualTo(verdict);
      assertThat(calls).hasValue(2);
    }
  }

  @Test
  void aFailureOfTheEngineTellsNothingOfAHiddenInput() throws Exception {
    String traceback = "  File \"solution.py\", line 2, in f424242\n    424242\n";
    Frame.Report crash = crash("E at f.java:1", traceback);
    Solution solution = Solution.submission("def checkio(x):\n  return len(x)\n", LIMITS);
    try (Sandboxes sandboxes = SharedSandboxes.of(answering(List.of(crash, crash).iterator()))) {
      Judgement judgement = new Judge(sandboxes).judge(solution, numbers(false));
      assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
      assertThat(judgement.message()).contains("the engine failed on this code: line 2: return");
      assertThat(judgement.failure().hidden()).isTrue();
      assertThat(judgement.failure().traceback()).contains("line 2, in …\n    return len(x)");
      assertThat(judgement.toString()).doesNotContain("424242");
    }
  }

  private static Frame.Report crash(String place, String traceback) {
    Outcome fault = new Outcome.EngineFault("E", new EngineCrash(place, traceback));
    return new Frame.Reply(fault, Usage.NONE, Aftermath.END);
  }

  @Test
  void aJobOnItsLastTryHasAChildOfItsOwn() throws Exception {
    FakeChild.Family children = new FakeChild.Family((_, command) -> FakeChild.echo(command));
    Solution solution = Solution.submission("source", LIMITS);
    JudgingRequest last =
        new JudgingRequest(solution, NUMBERS, Lane.INTERACTIVE, true, JudgingListener.NOBODY);
    try (Sandboxes sandboxes = SharedSandboxes.of(children)) {
      assertThat(new Judge(sandboxes).judge(last).verdict()).isEqualTo(Verdict.ACCEPTED);
      FakeChild.await()
          .until(() -> sandboxes.players().statistics().ended().get(ChildEnd.SERVED) == 1);
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

  /** A child that dies, or that breaks the protocol, may have been broken out of. */
  @Test
  void aFailureThatTheEngineDidNotReportIsAlwaysTheJudges() {
    EngineCrash crash = new EngineCrash("E at f.java:1", "line 2, in checkio\n");
    TestFailure died = failure(new Outcome.EngineFault("the child ended with exit code 137"));
    assertThat(died.crash()).isNull();
    assertThat(died.after(null).verdict()).isEqualTo(Verdict.JUDGE_ERROR);
    assertThat(died.after(crash).verdict()).isEqualTo(Verdict.JUDGE_ERROR);
    TestFailure raised = failure(new Outcome.Raised("ValueError", "", null));
    assertThat(raised.after(crash)).isEqualTo(raised);
  }

  private static TestFailure failure(Outcome outcome) {
    return new TestFailure(null, 0, null, outcome, null);
  }

  /** The engine fails on the source, and CPython does not. */
  private static Judgement judgeCrash(String source, boolean sample) throws Exception {
    return new Judge(SharedSandboxes.get())
        .judge(Solution.submission(source, LIMITS), numbers(sample));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          def checkio(text):\\n  return bytearray(None); line 2: return bytearray(None)
          lines = 'a b'.encode().splitlines([])\\ndef checkio(text):\\n  return lines; \
          line 1: lines = 'a b'.encode().splitlines([])
          """)
  @Thorough("two children for each; the decisions are tested above")
  void aFailureIsNamedByThePlayersLine(String source, String line) throws Exception {
    Judgement judgement = judgeCrash(source.replace("\\n", "\n"), true);
    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).endsWith("the engine failed on this code: " + line);
    assertThat(judgement.failure().traceback())
        .startsWith("Traceback (most recent call last):\n  File \"solution.py\", line ")
        .endsWith(line.substring(line.indexOf(": ") + 2) + "\n");
  }

  @Test
  @Thorough("two children; a failure is redacted above, and CorpusIT tries hidden inputs")
  void aHiddenInputDoesNotComeOutInTheTraceback() throws Exception {
    String source =
        "def checkio(n): exec(compile('\"a b\".splitlines([])', 'hidden %d' % n, 'exec'))\n";
    Judgement judgement = judgeCrash(source, false);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).contains("the engine failed on this code");
    assertThat(judgement.failure().traceback()).contains("line 1, in checkio");
    assertThat(judgement.message() + judgement.failure()).doesNotContain("hidden 7");
  }

  private static final String SHOWN =
      """
      class Custom(Exception): pass
      def solve(x):
          open("/etc/passwd")
          raise Custom(x)
      """;
  private final Redaction redaction = new Redaction(SourceCode.python(SHOWN));

  @Test
  void anExceptionKeepsItsTypeButNotItsText() {
    String frame = "Traceback (most recent call last):\n  File \"solution.py\", line 4, in solve\n";
    assertThat(
            redaction.redact(
                new Outcome.Raised(
                    "Custom", "424242", frame + "    raise Custom(424242)\nCustom: 424242\n")))
        .isEqualTo(new Outcome.Raised("Custom", "", frame + "    raise Custom(x)\nCustom"));
  }

  @Test
  void namesThatTheSourceDoesNotHoldAreRemoved() {
    Outcome.Raised shown =
        redaction.redact(
            new Outcome.Raised(
                "E424242", "", "Traceback\n  File \"solution.py\", line 3, in f424242\n"));
    assertThat(shown.toString()).doesNotContain("424242").contains("line 3, in …");
    assertThat(redaction.redact(new Outcome.NotPlain("an instance of C424242")))
        .isEqualTo(new Outcome.NotPlain("an instance of …"));
    assertThat(redaction.redact(new Outcome.NotPlain("a generator")))
        .isEqualTo(new Outcome.NotPlain("a generator"));
  }

  @Test
  void aTargetIsShownOnlyIfTheSourceNamesItAndPythonsOwnExceptionsAlways() {
    Outcome.Denied named = new Outcome.Denied("open the file /etc/passwd", null);
    assertThat(redaction.redact(named).what()).isEqualTo(named.what());
    assertThat(redaction.redact(new Outcome.Denied("open the file /424242", null)).what())
        .isEqualTo("open the file …");
    assertThat(redaction.redact(new Outcome.Raised("ZeroDivisionError", "x", null)))
        .isEqualTo(new Outcome.Raised("ZeroDivisionError", "", null));
  }
}
