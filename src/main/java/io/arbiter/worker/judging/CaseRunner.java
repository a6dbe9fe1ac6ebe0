package io.arbiter.worker.judging;

import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.EngineCrash;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job's test cases in order and stops at the first failure; a run of the samples goes on
 * with the next sample, if the context is still there. A program runs once for each test case.
 * Expected answers stay on this side of the sandbox. Use each object once, on one thread.
 */
final class CaseRunner {
  private static final Logger LOG = Logger.getLogger(CaseRunner.class);

  private final JudgingRequest request;
  private final Solution solution;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private final PlayerCode code;
  private final ProgramLimits programLimits;
  private final List<CategoryResult> results = new ArrayList<>();

  /** Of a run, one for each sample that has begun. */
  private final List<InputResult> samples = new ArrayList<>();

  private @Nullable TestFailure first;

  private BigDecimal points;

  private boolean hiddenCaseSeen;
  private boolean stopped;
  private int passed;
  private @Nullable TestFailure last;

  /** The steps of the last test case, if they are recorded. */
  private @Nullable Trace trace;

  /**
   * @param inspected the points that the inspector gave
   */
  CaseRunner(JudgingRequest request, Sandboxes sandboxes, BigDecimal inspected) {
    this.request = request;
    this.solution = request.solution();
    this.tests = request.tests();
    this.sandboxes = sandboxes;
    this.code = new PlayerCode(request, sandboxes);
    this.programLimits = new ProgramLimits(solution.limits());
    this.points = inspected;
  }

  /**
   * Judges the source.
   *
   * @param other how the engine failed on the source before, in another child; null if it did not.
   *     If the engine fails in the same way, the verdict is RUNTIME_ERROR
   */
  Judgement judge(@Nullable EngineCrash other) throws SandboxUnavailable, InterruptedException {
    @Nullable TestFailure failure = null;
    try (AnswerCheck check = new AnswerCheck(solution, tests, sandboxes)) {
      @Nullable TestFailure end =
          request.isProgram()
              ? runCases(tests.categories(), programLimits::total, test -> run(test, check))
              : runContexts(check);
      failure = first == null ? end : first;
    }
    last = failure;
    return judgement(failure == null ? null : failure.after(other));
  }

  /** Whether the engine failed on the player's code, or the child died. Known after a judgement. */
  boolean engineFailed() {
    return last != null && last.outcome() instanceof Outcome.EngineFault;
  }

  /** How the engine failed on the player's code; null if it did not. Known after a judgement. */
  @Nullable EngineCrash crash() {
    return last == null ? null : last.crash();
  }

  private AnswerCheck.Result run(TestCase test, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    Limits limits = programLimits.next();
    ProgramRun run =
        code.run(
            test.stdin(),
            new Program.Budget(limits, limits.wallMillis(), Judge.graceMillis(limits)));
    programLimits.spend(run.usage());
    stopped = run.stopped();
    trace = run.trace();
    return check.of(test, programLimits.timed(run.outcome(), limits, run.usage()));
  }

  private @Nullable TestFailure runContexts(AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    List<List<TestCategory>> contexts =
        tests.isolated()
            ? tests.categories().stream().map(List::of).toList()
            : List.of(tests.categories());
    for (List<TestCategory> together : contexts) {
      @Nullable TestFailure failure = runContext(together, check);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  private @Nullable TestFailure runContext(List<TestCategory> together, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    try (GuestRun run = code.open(Judge.graceMillis(solution.limits()))) {
      request.listener().began(run);
      try (PlayerCode.ChildSpan _ = new PlayerCode.ChildSpan(run)) {
        Outcome loaded = timed(run.load(), run);
        return loaded instanceof Outcome.Returned
            ? runCases(together, run::usage, test -> play(test, run, check))
            : new TestFailure(null, 0, null, loaded, null);
      } finally {
        code.spend(run.usage());
      }
    }
  }

  private interface Play {
    AnswerCheck.Result of(TestCase test) throws SandboxUnavailable, InterruptedException;
  }

  /**
   * Runs test cases in one context, or each in a context of its own.
   *
   * @param used what the player's code has used here so far
   * @return the failure that ends the judging; null if other test cases may follow
   */
  private @Nullable TestFailure runCases(
      List<TestCategory> together, Supplier<Usage> used, Play play)
      throws SandboxUnavailable, InterruptedException {
    Usage spent = Usage.NONE;
    for (TestCategory category : together) {
      int before = passed;
      for (int i = 0; i < category.cases().size(); i++) {
        TestCase test = category.cases().get(i);
        hiddenCaseSeen |= !tests.reveal() && !test.sample();
        int printed = samples.isEmpty() ? 0 : code.output().length();
        AnswerCheck.Result result = play.of(test);
        if (request.isProgram() && result.outcome() instanceof Outcome.SyntaxError) {
          // A program is compiled for its first test, but the fault is in the whole source.
          return new TestFailure(null, 0, null, result.outcome(), null);
        }
        @Nullable Answer answer = result.answer();
        TestFailure failed = new TestFailure(category, i + 1, test, result.outcome(), answer);
        if (isShown(test)) {
          Usage one = used.get().since(spent);
          String output = code.output().substring(printed);
          var origin = new InputResult.Origin(category.name(), i + 1, test.code(), refusal(answer));
          samples.add(sampleResult(test, result, output, one).with(origin));
          spent = used.get();
        }
        if (answer != null && answer.right()) {
          points = points.add(answer.points());
          request.listener().passed(++passed);
          continue;
        }
        first = first == null ? failed : first;
        if (!isShown(test) || isOver(result.outcome())) {
          results.add(result(category, passed - before));
          return failed;
        }
      }
      results.add(result(category, passed - before));
    }
    return null;
  }

  /** Whether the player sees what becomes of the test case, and so the ones after it. */
  private boolean isShown(TestCase test) {
    return solution.kind() == SubmissionKind.RUN
        && test.sample()
        && samples.size() < request.mostShown();
  }

  /** Whether no other test case can run after an outcome. */
  private boolean isOver(Outcome outcome) {
    return stopped
        || outcome instanceof Outcome.LimitHit
        || outcome.isTerminal() && !request.isProgram();
  }

  /** What the author's code says about a wrong answer, or null. */
  private static @Nullable String refusal(@Nullable Answer answer) {
    return answer == null || answer.right() ? null : answer.message();
  }

  private InputResult sampleResult(
      TestCase test, AnswerCheck.Result result, String printed, Usage used) {
    @Nullable Answer answer = result.answer();
    boolean checked = answer != null && answer.fault() == null;
    TestFailure alone = new TestFailure(null, 0, test, result.outcome(), answer);
    return new InputResult(
        test.input().stream().map(argument -> Explanation.cut(argument, tests)).toList(),
        result.outcome() instanceof Outcome.Returned(PyValue actual)
            ? Explanation.cut(actual, tests)
            : null,
        printed,
        used,
        checked ? null : new Explanation(alone, tests, solution.code(), false).error(),
        tests.referee() != null ? null : Explanation.cut(test.answer(), tests),
        answer != null && answer.right(),
        null,
        InputRunner.packed(trace));
  }

  private AnswerCheck.Result play(TestCase test, GuestRun run, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    if (tests.referee() != null) {
      AnswerCheck.Result result = check.play(test, run, outcome -> timed(outcome, run));
      note(run);
      return result;
    }
    Outcome outcome = test.code() == null ? run.call(test.input()) : run.evaluate(test.code());
    note(run);
    return check.of(test, timed(outcome, run));
  }

  private void note(GuestRun run) {
    stopped = run.isStopped();
    trace = run.trace();
  }

  /**
   * Applies the limits of the whole submission. The child allows some grace above the CPU limit,
   * and counts only one context.
   */
  private Outcome timed(Outcome outcome, GuestRun run) {
    long allowed = solution.limits().cpuMillis();
    long used = code.spent().cpuMillis() + run.usage().cpuMillis();
    if (used > allowed && !(outcome instanceof Outcome.EngineFault)) {
      return new Outcome.LimitHit(Limit.CPU, allowed, used);
    }
    if (outcome instanceof Outcome.LimitHit(Limit limit, long _, long steps)
        && limit == Limit.STEPS) {
      return new Outcome.LimitHit(limit, solution.limits().steps(), code.spent().steps() + steps);
    }
    return outcome;
  }

  private static CategoryResult result(TestCategory category, int passed) {
    return new CategoryResult(category.name(), passed, category.cases().size());
  }

  private Judgement judgement(@Nullable TestFailure failure) {
    tests.categories().stream().skip(results.size()).forEach(c -> results.add(result(c, 0)));
    Usage used = request.isProgram() ? programLimits.most() : code.spent();
    // Each result has its part of the output.
    @Nullable String printed = request.showsOutput() && samples.isEmpty() ? code.output() : null;
    if (failure == null) {
      return new Judgement(
          Verdict.ACCEPTED, null, results, null, printed, used, null, earned(), samples);
    }
    if (failure.outcome() instanceof Outcome.EngineFault(String detail, EngineCrash _)) {
      LOG.errorf("the sandbox failed: %s", detail);
    }
    Explanation explanation = new Explanation(failure, tests, solution.code(), hiddenCaseSeen);
    return new Judgement(
        failure.verdict(),
        explanation.message(),
        results,
        explanation.describe(),
        printed,
        used,
        failure.authorTraceback(),
        null,
        samples);
  }

  /** What an accepted submission earns; null for runs, and if the author's code gives no points. */
  private @Nullable Integer earned() {
    @Nullable Integer most = tests.grading().mostPoints();
    if (most == null || solution.kind() != SubmissionKind.SUBMISSION) {
      return null;
    }
    BigDecimal whole = points.setScale(0, RoundingMode.FLOOR);
    return whole.max(BigDecimal.ZERO).min(BigDecimal.valueOf(most)).intValueExact();
  }
}
