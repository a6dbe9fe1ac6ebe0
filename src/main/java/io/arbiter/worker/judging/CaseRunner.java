package io.arbiter.worker.judging;

import io.arbiter.core.judging.CategoryResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
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

  private final Solution solution;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private final Lane lane;
  private final JudgingListener listener;
  private final boolean freshChildren;
  private final StringBuilder output = new StringBuilder();
  private final List<CategoryResult> results = new ArrayList<>();
  private final ProgramLimits programLimits;

  /** What earlier contexts have used. */
  private Usage spent = Usage.NONE;

  /** What the author's code has given so far. */
  private BigDecimal points;

  private boolean hiddenCaseSeen;
  private int passed;
  private @Nullable EngineCrash crash;

  /** Runs the test cases of a puzzle without an inspector. */
  CaseRunner(
      Solution solution, TestSet tests, Sandboxes sandboxes, Lane lane, JudgingListener listener) {
    this(solution, tests, sandboxes, lane, listener, BigDecimal.ZERO, false);
  }

  /**
   * @param inspected the points that the inspector gave
   * @param freshChildren whether each context has a child process of its own
   */
  CaseRunner(
      Solution solution,
      TestSet tests,
      Sandboxes sandboxes,
      Lane lane,
      JudgingListener listener,
      BigDecimal inspected,
      boolean freshChildren) {
    this.solution = solution;
    this.tests = tests;
    this.sandboxes = sandboxes;
    this.lane = lane;
    this.listener = listener;
    this.points = inspected;
    this.freshChildren = freshChildren;
    this.programLimits = new ProgramLimits(solution.limits());
  }

  Judgement judge() throws SandboxUnavailable, InterruptedException {
    return judgeAfter(null);
  }

  /**
   * Judges a source on which the engine has failed before, in another child. If the engine fails in
   * the same way, the verdict is RUNTIME_ERROR.
   */
  Judgement judgeAfter(@Nullable EngineCrash other)
      throws SandboxUnavailable, InterruptedException {
    @Nullable Failure failure = null;
    try (AnswerCheck check = new AnswerCheck(tests, sandboxes);
        Referee referee =
            new Referee(String.valueOf(tests.referee()), tests.grading(), sandboxes)) {
      failure = isProgram() ? runPrograms(check) : runContexts(check, referee);
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

  /** Whether the player's code reads its input from stdin, again for each test. */
  private boolean isProgram() {
    return solution.kind() != SubmissionKind.SCRATCH && tests.isProgram();
  }

  private @Nullable Failure runPrograms(AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    try {
      return runCases(tests.categories(), test -> run(test, check));
    } finally {
      spent = programLimits.most();
    }
  }

  /** Runs the program with the input of a test. */
  private Referee.Game run(TestCase test, AnswerCheck check)
      throws SandboxUnavailable, InterruptedException {
    Limits limits = programLimits.next();
    ProgramRun run =
        new ProgramRun.Place(
                sandboxes.players(lane),
                freshChildren,
                listener,
                showsOutput() ? this::printWithinLimit : null)
            .run(
                solution.source(),
                test.stdin(),
                new Program.Budget(limits, limits.wallMillis(), Judge.graceMillis(limits)));
    programLimits.spend(run.usage());
    Outcome outcome = programLimits.timed(run.outcome(), limits, run.usage());
    return new Referee.Game(
        outcome, outcome instanceof Outcome.Returned(PyValue value) ? check.of(test, value) : null);
  }

  /** Of all runs of a program together no more is shown than one run may print. */
  private void printWithinLimit(String text) {
    if (output.length() + text.length() <= solution.limits().outputBytes()) {
      print(text);
    }
  }

  private @Nullable Failure runContexts(AnswerCheck check, Referee referee)
      throws SandboxUnavailable, InterruptedException {
    for (List<TestCategory> together : contexts()) {
      @Nullable Failure failure = runContext(together, check, referee);
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  /** The categories that share a context. */
  private List<List<TestCategory>> contexts() {
    return tests.isolated()
        ? tests.categories().stream().map(List::of).toList()
        : List.of(tests.categories());
  }

  private @Nullable Failure runContext(
      List<TestCategory> together, AnswerCheck check, Referee referee)
      throws SandboxUnavailable, InterruptedException {
    try (GuestRun run = open(sandboxes.players(lane))) {
      listener.began(run);
      try (ChildSpan _ = new ChildSpan(run)) {
        Outcome loaded = timed(run.load(), run);
        return loaded instanceof Outcome.Returned
            ? runCases(together, test -> play(test, run, check, referee))
            : new Failure(null, 0, null, loaded, null);
      } finally {
        spent = spent.plus(run.usage());
      }
    }
  }

  private GuestRun open(Sandbox sandbox) throws SandboxUnavailable, InterruptedException {
    try (TraceSpan _ = Spans.step(ChildSpan.WAIT)) {
      return freshChildren
          ? sandbox.openFresh(program(), this::print, listener::childEnded)
          : sandbox.open(program(), this::print, listener::childEnded);
    }
  }

  private Program program() {
    return new Program(
        solution.source(),
        solution.kind() == SubmissionKind.SCRATCH ? null : tests.function(),
        tests.adapter(),
        tests.comparison() instanceof Comparison.Elements,
        showsOutput(),
        solution.stdin(),
        new Program.Budget(
            solution.limits().after(spent, output.length()),
            solution.limits().wallMillisAfter(spent),
            Judge.graceMillis(solution.limits())));
  }

  private boolean showsOutput() {
    return solution.kind() != SubmissionKind.SUBMISSION;
  }

  private void print(String text) {
    output.append(text);
    listener.printed(text);
  }

  /** Lets the player's code work on a test. */
  private interface Play {
    Referee.Game of(TestCase test) throws SandboxUnavailable, InterruptedException;
  }

  private @Nullable Failure runCases(List<TestCategory> together, Play play)
      throws SandboxUnavailable, InterruptedException {
    for (TestCategory category : together) {
      int before = passed;
      for (int i = 0; i < category.cases().size(); i++) {
        TestCase test = category.cases().get(i);
        hiddenCaseSeen |= !tests.reveal() && !test.sample();
        Referee.Game game = play.of(test);
        if (isProgram() && game.outcome() instanceof Outcome.SyntaxError) {
          // A program is compiled for its first test, but the fault is in the whole source.
          return new Failure(null, 0, null, game.outcome(), null);
        }
        if (game.answer() == null || !game.answer().right()) {
          results.add(result(category, passed - before));
          return new Failure(category, i + 1, test, game.outcome(), game.answer());
        }
        points = points.add(game.answer().points());
        listener.passed(++passed);
      }
      results.add(result(category, passed - before));
    }
    return null;
  }

  private Referee.Game play(TestCase test, GuestRun run, AnswerCheck check, Referee referee)
      throws SandboxUnavailable, InterruptedException {
    if (tests.referee() != null) {
      return referee.play(test, run, outcome -> timed(outcome, run));
    }
    Outcome outcome =
        timed(test.code() == null ? run.call(test.input()) : run.evaluate(test.code()), run);
    return new Referee.Game(
        outcome, outcome instanceof Outcome.Returned(PyValue value) ? check.of(test, value) : null);
  }

  /**
   * Applies the limits of the whole submission. The child allows some grace above the CPU limit,
   * and counts only one context.
   */
  private Outcome timed(Outcome outcome, GuestRun run) {
    long allowed = solution.limits().cpuMillis();
    long used = spent.cpuMillis() + run.usage().cpuMillis();
    if (used > allowed && !(outcome instanceof Outcome.EngineFault)) {
      return new Outcome.LimitHit(Limit.CPU, allowed, used);
    }
    if (outcome instanceof Outcome.LimitHit(Limit limit, long _, long steps)
        && limit == Limit.STEPS) {
      return new Outcome.LimitHit(limit, solution.limits().steps(), spent.steps() + steps);
    }
    return outcome;
  }

  private static CategoryResult result(TestCategory category, int passed) {
    return new CategoryResult(category.name(), passed, category.cases().size());
  }

  private Judgement judgement(@Nullable Failure failure) {
    for (TestCategory category :
        tests.categories().subList(results.size(), tests.categories().size())) {
      results.add(result(category, 0));
    }
    @Nullable String printed = showsOutput() ? output.toString() : null;
    if (failure == null) {
      return new Judgement(Verdict.ACCEPTED, null, results, null, printed, spent, null, earned());
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
        spent,
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
