package io.arbiter.worker.judging;

import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job's test cases in order and stops at the first failure. A program runs once for each
 * test case. Expected answers stay on this side of the sandbox. Use each object once, on one
 * thread.
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

  private BigDecimal points;

  private boolean hiddenCaseSeen;
  private int passed;
  private @Nullable EngineCrash crash;

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
    @Nullable Failure failure = null;
    try (AnswerCheck check = new AnswerCheck(tests, sandboxes)) {
      failure =
          request.isProgram()
              ? runCases(tests.categories(), test -> run(test, check))
              : runContexts(check);
    }
    crash = failure == null ? null : failure.crash();
    return judgement(failure == null ? null : failure.after(other));
  }

  /** What all runs of a program together have used. Known after the judgement. */
  Usage ofAllRuns() {
    return programLimits.total();
  }

  /** How the engine failed on the player's code; null if it did not. Known after the judgement. */
  @Nullable EngineCrash crash() {
    return crash;
  }

  private AnswerCheck.Result run(TestCase test, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    Limits limits = programLimits.next();
    ProgramRun run =
        code.run(
            test.stdin(),
            new Program.Budget(limits, limits.wallMillis(), Judge.graceMillis(limits)));
    programLimits.spend(run.usage());
    return check.of(test, programLimits.timed(run.outcome(), limits, run.usage()));
  }

  private @Nullable Failure runContexts(AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    List<List<TestCategory>> contexts =
        tests.isolated()
            ? tests.categories().stream().map(List::of).toList()
            : List.of(tests.categories());
    for (List<TestCategory> together : contexts) {
      @Nullable Failure failure = runContext(together, check);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  private @Nullable Failure runContext(List<TestCategory> together, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    try (GuestRun run = code.open(Judge.graceMillis(solution.limits()))) {
      request.listener().began(run);
      try (PlayerCode.ChildSpan _ = new PlayerCode.ChildSpan(run)) {
        Outcome loaded = timed(run.load(), run);
        return loaded instanceof Outcome.Returned
            ? runCases(together, test -> play(test, run, check))
            : new Failure(null, 0, null, loaded, null);
      } finally {
        code.spend(run.usage());
      }
    }
  }

  private interface Play {
    AnswerCheck.Result of(TestCase test) throws SandboxUnavailable, InterruptedException;
  }

  private @Nullable Failure runCases(List<TestCategory> together, Play play)
      throws SandboxUnavailable, InterruptedException {
    for (TestCategory category : together) {
      int before = passed;
      for (int i = 0; i < category.cases().size(); i++) {
        TestCase test = category.cases().get(i);
        hiddenCaseSeen |= !tests.reveal() && !test.sample();
        AnswerCheck.Result result = play.of(test);
        if (request.isProgram() && result.outcome() instanceof Outcome.SyntaxError) {
          // A program is compiled for its first test, but the fault is in the whole source.
          return new Failure(null, 0, null, result.outcome(), null);
        }
        if (result.answer() == null || !result.answer().right()) {
          results.add(result(category, passed - before));
          return new Failure(category, i + 1, test, result.outcome(), result.answer());
        }
        points = points.add(result.answer().points());
        request.listener().passed(++passed);
      }
      results.add(result(category, passed - before));
    }
    return null;
  }

  private AnswerCheck.Result play(TestCase test, GuestRun run, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    if (tests.referee() != null) {
      return check.play(test, run, outcome -> timed(outcome, run));
    }
    Outcome outcome = test.code() == null ? run.call(test.input()) : run.evaluate(test.code());
    return check.of(test, timed(outcome, run));
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

  private Judgement judgement(@Nullable Failure failure) {
    tests.categories().stream().skip(results.size()).forEach(c -> results.add(result(c, 0)));
    Usage used = request.isProgram() ? programLimits.most() : code.spent();
    @Nullable String printed = request.showsOutput() ? code.output() : null;
    if (failure == null) {
      return new Judgement(Verdict.ACCEPTED, null, results, null, printed, used, null, earned());
    }
    if (failure.outcome() instanceof Outcome.EngineFault(String detail, EngineCrash _)) {
      LOG.errorf("the sandbox failed: %s", detail);
    }
    Explanation explanation = new Explanation(failure, tests, solution.source(), hiddenCaseSeen);
    return new Judgement(
        failure.verdict(),
        explanation.message(),
        results,
        explanation.describe(),
        printed,
        used,
        failure.authorTraceback(),
        null);
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
