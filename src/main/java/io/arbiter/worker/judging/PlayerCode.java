package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Program;
import java.util.function.Consumer;

/**
 * The player's code, which runs in one context after the other. Together the contexts may use what
 * a submission may use. For one thread.
 */
final class PlayerCode {
  private final JudgingRequest request;
  private final Sandboxes sandboxes;
  private final StringBuilder output = new StringBuilder();
  private Usage spent = Usage.NONE;

  PlayerCode(JudgingRequest request, Sandboxes sandboxes) {
    this.request = request;
    this.sandboxes = sandboxes;
  }

  String output() {
    return output.toString();
  }

  Usage spent() {
    return spent;
  }

  void spend(Usage usage) {
    spent = spent.plus(usage);
  }

  Limits limitsLeft() {
    return limits().after(spent, output.length());
  }

  private Limits limits() {
    return request.solution().limits();
  }

  private void print(String text) {
    output.append(text);
    request.listener().printed(text);
  }

  /**
   * Opens a context for calls of the function, or for a script.
   *
   * @param graceMillis how far the context may go above the CPU limit before it is stopped
   */
  GuestRun open(long graceMillis) throws SandboxUnavailable, InterruptedException {
    Solution solution = request.solution();
    TestSet tests = request.tests();
    Program program =
        new Program(
            solution.code(),
            solution.kind() == SubmissionKind.SCRATCH ? null : tests.function(),
            tests.adapter(),
            tests.comparison() instanceof Comparison.Elements,
            request.showsOutput(),
            new Program.Input(solution.stdin(), solution.seed(solution.stdin())),
            new Program.Budget(limitsLeft(), limits().wallMillisAfter(spent), graceMillis));
    return open(program, this::print);
  }

  /**
   * Runs the program in a context of its own. The caller notes what the run has used.
   *
   * @param stdin the text that the program reads
   */
  ProgramRun run(String stdin, Program.Budget budget)
      throws SandboxUnavailable, InterruptedException {
    Program program =
        new Program(
            request.solution().code(),
            null,
            null,
            false,
            request.showsOutput(),
            new Program.Input(stdin, request.solution().seed(stdin)),
            budget);
    try (GuestRun run = open(program, this::printWithinLimit);
        ChildSpan _ = new ChildSpan(run)) {
      request.listener().began(run);
      return ProgramRun.of(run.load(), run);
    }
  }

  /** Of all runs of a program together no more is shown than one run may print. */
  private void printWithinLimit(String text) {
    if (output.length() + text.length() <= limits().outputBytes()) {
      print(text);
    }
  }

  private GuestRun open(Program program, Consumer<String> shown)
      throws SandboxUnavailable, InterruptedException {
    Sandbox sandbox = sandboxes.players(request.lane());
    Runnable ended = request.listener()::childEnded;
    try (TraceSpan _ = Spans.step("wait for a child")) {
      GuestRun run =
          request.freshChildren()
              ? sandbox.openFresh(program, shown, ended)
              : sandbox.open(program, shown, ended);
      if (request.solution().trace()) {
        run.record();
      }
      return run;
    }
  }

  /** The span of a run in a child. The worker makes it, because a child knows nothing of traces. */
  static final class ChildSpan implements AutoCloseable {
    private final GuestRun run;
    private final TraceSpan span = Spans.step("run in a child");

    ChildSpan(GuestRun run) {
      this.run = run;
    }

    @Override
    public void close() {
      Usage used = run.usage();
      span.note("arbiter.cpu_ms", used.cpuMillis()).note("arbiter.steps", used.steps()).close();
    }
  }
}
