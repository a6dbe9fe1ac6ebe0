package io.arbiter.worker;

import io.arbiter.core.judging.Comparison;
import io.arbiter.core.judging.InputResult;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.PyValue;
import io.arbiter.core.judging.TestSet;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Program;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a player's function with the player's own inputs. Each call has a context of its own, so
 * that an error of one call does not end the others. All calls together may use what a submission
 * may use. Nothing of the hidden tests is read. Use each object once, on one thread.
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
  private final StringBuilder output = new StringBuilder();
  private Usage spent = Usage.NONE;
  private @Nullable Failure ended;

  InputRunner(
      Solution solution, TestSet tests, Sandboxes sandboxes, Lane lane, JudgingListener listener) {
    this.solution = solution;
    this.tests = tests;
    this.sandboxes = sandboxes;
    this.lane = lane;
    this.listener = listener;
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
        output.toString(),
        spent,
        null,
        null,
        results);
  }

  private InputResult call(List<PyValue> input) throws SandboxUnavailable, InterruptedException {
    int before = output.length();
    Outcome outcome;
    Usage usage;
    boolean stopped;
    try (GuestRun run =
        sandboxes.players(lane).open(program(), this::print, listener::childEnded)) {
      listener.began(run);
      outcome = run.load();
      if (outcome instanceof Outcome.Returned) {
        outcome = run.call(input);
      }
      usage = run.usage();
      stopped = run.isStopped();
    }
    spent =
        new Usage(
            spent.cpuMillis() + usage.cpuMillis(),
            spent.wallMillis() + usage.wallMillis(),
            spent.steps() + usage.steps(),
            Math.max(spent.peakBytes(), usage.peakBytes()));
    String printed = output.substring(before);
    return outcome instanceof Outcome.Returned(PyValue value)
        ? new InputResult(input, Explanation.cut(value), printed, usage, null)
        : new InputResult(input, null, printed, usage, error(outcome, stopped));
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

  private static InputResult notRun(List<PyValue> input, Failure failure) {
    String why = failure.outcome() instanceof Outcome.LimitHit ? NO_LIMITS_LEFT : STOPPED;
    return new InputResult(
        input, null, "", Usage.NONE, new InputResult.CallError(failure.verdict(), why, null));
  }

  private void print(String text) {
    output.append(text);
    listener.printed(text);
  }

  private Program program() {
    Limits limits = solution.limits();
    return new Program(
        solution.source(),
        tests.function(),
        tests.adapter(),
        tests.comparison() instanceof Comparison.Elements,
        true,
        "",
        new Limits(
            Math.max(1, limits.cpuMillis() - spent.cpuMillis()),
            Math.max(1, limits.steps() - spent.steps()),
            limits.memoryBytes(),
            Math.max(1, limits.outputBytes() - output.length())),
        0);
  }
}
