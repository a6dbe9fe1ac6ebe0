package io.arbiter.worker.judging;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Trace;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.SandboxUnavailable;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import org.jspecify.annotations.Nullable;

/**
 * A run of a program in a context of its own, or a call of a function in such a context.
 *
 * @param outcome returned is what the program has printed to stdout
 * @param stopped whether the player has stopped the run
 * @param trace the steps, if they were recorded
 */
public record ProgramRun(Outcome outcome, Usage usage, boolean stopped, @Nullable Trace trace) {
  static ProgramRun of(Outcome outcome, GuestRun run) {
    return new ProgramRun(outcome, run.usage(), run.isStopped(), run.trace());
  }

  /**
   * Runs an author's program in the authors' sandbox; blocks until a slot is free.
   *
   * @param stdin the text that it reads
   */
  public static ProgramRun ofAuthor(Sandboxes sandboxes, String source, String stdin, Limits limits)
      throws SandboxUnavailable, InterruptedException {
    Program program =
        new Program(
            SourceCode.python(source),
            null,
            null,
            false,
            false,
            new Program.Input(stdin, 0),
            new Program.Budget(limits));
    try (GuestRun run = sandboxes.authors().open(program, _ -> {})) {
      return of(run.load(), run);
    }
  }

  /** The returned value; null if there is none. */
  @Nullable PyValue value() {
    return outcome instanceof Outcome.Returned(PyValue value) ? value : null;
  }
}
