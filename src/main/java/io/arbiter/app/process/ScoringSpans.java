package io.arbiter.app.process;

import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.Stage;
import io.arbiter.delivery.trace.TraceSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The spans of a batch of results that are scored together, and how long each result waited. */
public final class ScoringSpans implements AutoCloseable {
  private record WaitingResult(Instant judgedAt, TraceSpan span) {}

  private final Map<UUID, WaitingResult> waiting = new HashMap<>();

  /** Begins the spans of the results. Other events have none. */
  public ScoringSpans(List<LogLoop.Entry<JudgingEvent>> batch) {
    for (LogLoop.Entry<JudgingEvent> event : batch) {
      if (event.value() instanceof JudgingEvent.Judged result) {
        waiting.computeIfAbsent(
            result.submission(),
            _ -> new WaitingResult(result.provenance().judgedAt(), begin(event)));
      }
    }
  }

  private static TraceSpan begin(LogLoop.Entry<JudgingEvent> event) {
    return Spans.processTogether("score", Topics.EVENTS, event.key(), event.traceparent())
        .note(Spans.SUBMISSION, event.key());
  }

  /** A result is stored. What is done now about it belongs to its trace. */
  public void scored(JudgingEvent.Judged result, Runnable announcement) {
    WaitingResult done = waiting.get(result.submission());
    if (done == null) {
      announcement.run();
    } else {
      Stage.SCORE.record(Duration.between(done.judgedAt(), Instant.now()));
      done.span().within(announcement);
    }
  }

  @Override
  public void close() {
    waiting.values().forEach(result -> result.span().close());
  }
}
