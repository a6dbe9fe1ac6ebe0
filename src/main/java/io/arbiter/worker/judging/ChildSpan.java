package io.arbiter.worker.judging;

import io.arbiter.core.judging.Usage;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import io.arbiter.sandbox.GuestRun;

/** The span of a run in a child. The worker makes it, because a child knows nothing of traces. */
final class ChildSpan implements AutoCloseable {
  /** The name of the span before it. */
  static final String WAIT = "wait for a child";

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
