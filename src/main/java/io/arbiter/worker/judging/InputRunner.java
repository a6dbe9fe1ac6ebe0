package io.arbiter.worker.judging;

import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a player's function, or runs a player's program, with the player's own inputs. Each call
 * has a context of its own, so that an error of one call does not end the others. All calls
 * together may use what a submission may use. Of the hidden tests only the inputs are read, to give
 * no answers to them. Use each object once, on one thread.
 */
final class InputRunner {
  private static final String NO_LIMITS_LEFT =
      "not run, because the limits for all calls are used up";
  private static final String STOPPED = "not run, because the player stopped the run";

  private final Solution solution;
  private final TestSet tests;
  private final Sandboxes sandboxes;
  private final Lane lane;
  private final JudgingListener listener;
  private final boolean freshChildren;
  private final List<@Nullable PyValue> values = new ArrayList<>();
  private final StringBuilder output = new StringBuilder();
  private Usage spent = Usage.NONE;
  private @Nullable Failure ended;

  /**
   * @param freshChildren whether each call has a child process of its own
   */
  InputRunner(
      Solution solution,
      TestSet tests,
      Sandboxes sandboxes,
      Lane lane,
      JudgingListener listener,
      boolean freshChildren) {
    this.solution = solution;
    this.tests = tests;
    this.sandboxes = sandboxes;
    this.lane = lane;
    this.listener = listener;
    this.freshChildren = freshChildren;
  }

  /** The verdict is ACCEPTED if every call gave a value, otherwise that of the first error. */
  Judgement run(List<List<PyValue>> inputs) throws SandboxUnavailable, InterruptedException {
    List<InputResult> results = new ArrayList<>();
    for (List<PyValue> input : inputs) {
      results.add(ended == null ? call(input) : notRun(input, ended));
    }
    @Nullable InputResult wrong =
        results.stream().filter(result -> result.error() != null).findFirst().orElse(null);
    InputResult.@Nullable CallError error = wrong == null ? null : wrong.error();
    return new Judgement(
        error == null ? Verdict.ACCEPTED : error.verdict(),
        error == null ? null : error.message(),
        List.of(),
        null,
        // Each result has its part of the output.
        null,
        spent,
        null,
        null,
        isCallable(error) ? answers().addTo(results, values) : results);
  }

  /** Without a function to call, answers would not help. */
  private static boolean isCallable(InputResult.@Nullable CallError error) {
    return error == null
        || (error.verdict() != Verdict.SYNTAX_ERROR && error.verdict() != Verdict.MISSING_FUNCTION);
  }

  private OwnAnswers answers() {
    return new OwnAnswers(tests, solution.limits(), sandboxes);
  }

  private GuestRun open() throws SandboxUnavailable, InterruptedException {
    Sandbox sandbox = sandboxes.players(lane);
    try (TraceSpan _ = Spans.step(ChildSpan.WAIT)) {
      return freshChildren
          ? sandbox.openFresh(program(), this::print, listener::childEnded)
          : sandbox.open(program(), this::print, listener::childEnded);
    }
  }

  private InputResult call(List<PyValue> input) throws SandboxUnavailable, InterruptedException {
    int before = output.length();
    ProgramRun run = tests.isProgram() ? runProgram(input) : callFunction(input);
    Outcome outcome = run.outcome();
    Usage usage = run.usage();
    spent = spent.plus(usage);
    values.add(outcome instanceof Outcome.Returned(PyValue value) ? value : null);
    String printed = output.substring(before);
    return outcome instanceof Outcome.Returned(PyValue value)
        ? new InputResult(input, Explanation.cut(value, tests), printed, usage, null)
        : new InputResult(input, null, printed, usage, error(outcome, run.stopped()));
  }

  private ProgramRun callFunction(List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    try (GuestRun run = open();
        ChildSpan _ = new ChildSpan(run)) {
      listener.began(run);
      Outcome outcome = run.load();
      if (outcome instanceof Outcome.Returned) {
        outcome = run.call(input);
      }
      return new ProgramRun(outcome, run.usage(), run.isStopped());
    }
  }

  private ProgramRun runProgram(List<PyValue> input)
      throws SandboxUnavailable, InterruptedException {
    Limits left = solution.limits().after(spent, output.length());
    return new ProgramRun.Place(sandboxes.players(lane), freshChildren, listener, this::print)
        .run(
            solution.source(),
            TestCase.stdin(input),
            new Program.Budget(left, solution.limits().wallMillisAfter(spent), 0));
  }

  private InputResult.CallError error(Outcome outcome, boolean stopped) {
    Failure failure = new Failure(null, 0, null, outcome, null);
    if (stopped || outcome instanceof Outcome.LimitHit) {
      ended = failure;
    }
    Explanation explanation = new Explanation(failure, tests, solution.source(), false);
    return new InputResult.CallError(
        failure.verdict(), explanation.message(), explanation.describe().traceback());
  }

  private InputResult notRun(List<PyValue> input, Failure failure) {
    values.add(null);
    String why = failure.outcome() instanceof Outcome.LimitHit ? NO_LIMITS_LEFT : STOPPED;
    return new InputResult(
        input, null, "", Usage.NONE, new InputResult.CallError(failure.verdict(), why, null));
  }

  private void print(String text) {
    output.append(text);
    listener.printed(text);
  }

  private Program program() {
    return new Program(
        solution.source(),
        tests.function(),
        tests.adapter(),
        tests.comparison() instanceof Comparison.Elements,
        true,
        "",
        new Program.Budget(
            solution.limits().after(spent, output.length()),
            solution.limits().wallMillisAfter(spent),
            0));
  }
}
