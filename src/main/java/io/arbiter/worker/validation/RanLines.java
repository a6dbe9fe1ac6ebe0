package io.arbiter.worker.validation;

import io.arbiter.core.judging.Trace;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.worker.judging.JudgingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Notes which lines of a source a judgement runs. For one thread. */
final class RanLines implements JudgingListener {
  private final List<GuestRun> runs = new ArrayList<>();

  @Override
  public void began(GuestRun run) {
    run.recordLines();
    runs.add(run);
  }

  /** The numbers of the lines, in order; empty if some may be missing. */
  List<Integer> inOrder() {
    List<Trace> traces = runs.stream().map(GuestRun::trace).filter(Objects::nonNull).toList();
    return traces.stream().anyMatch(Trace::cut)
        ? List.of()
        : traces.stream()
            .flatMap(trace -> trace.steps().stream())
            .map(Trace.Step::line)
            .distinct()
            .sorted()
            .toList();
  }
}
