package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A run of a program in a context of its own.
 *
 * @param outcome returned is what the program has printed to stdout
 * @param stopped whether the player has stopped the run
 */
public record ProgramRun(Outcome outcome, Usage usage, boolean stopped) {
  /**
   * How players' programs run.
   *
   * @param freshChildren whether each run has a child process of its own
   * @param shown gets what the program prints, or null
   */
  record Place(
      Sandbox sandbox,
      boolean freshChildren,
      JudgingListener listener,
      @Nullable Consumer<String> shown) {
    /**
     * Runs a program.
     *
     * @param stdin the text that it reads
     */
    ProgramRun run(String source, String stdin, Program.Budget budget)
        throws SandboxUnavailable, InterruptedException {
      Program program = new Program(source, null, null, false, shown != null, stdin, budget);
      Consumer<String> output = shown == null ? _ -> {} : shown;
      try (GuestRun run = open(program, output);
          ChildSpan _ = new ChildSpan(run)) {
        listener.began(run);
        Outcome outcome = run.load();
        return new ProgramRun(outcome, run.usage(), run.isStopped());
      }
    }

    private GuestRun open(Program program, Consumer<String> output)
        throws SandboxUnavailable, InterruptedException {
      try (TraceSpan _ = Spans.step(ChildSpan.WAIT)) {
        return freshChildren
            ? sandbox.openFresh(program, output, listener::childEnded)
            : sandbox.open(program, output, listener::childEnded);
      }
    }
  }

  /**
   * Runs an author's program in the authors' sandbox; blocks until a slot is free.
   *
   * @param stdin the text that it reads
   */
  public static ProgramRun ofAuthor(Sandboxes sandboxes, String source, String stdin, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    return new Place(sandboxes.authors(), false, JudgingListener.NOBODY, null)
        .run(source, stdin, new Program.Budget(limits));
  }
}
