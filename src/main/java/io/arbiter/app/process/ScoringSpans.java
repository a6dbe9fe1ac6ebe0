package io.arbiter.app.process;

import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.trace.BatchSpans;
import io.arbiter.delivery.trace.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The spans of a batch of results that are scored together, and how long each result waited. */
public final class ScoringSpans implements AutoCloseable {
  private final BatchSpans spans = new BatchSpans("score", Topics.EVENTS);
  private final Map<UUID, Instant> judged = new HashMap<>();

  /** Begins the spans of the results. Other events have none. */
  public ScoringSpans(List<LogLoop.Entry<JudgingEvent>> batch) {
    for (LogLoop.Entry<JudgingEvent> event : batch) {
      if (event.value() instanceof JudgingEvent.Judged result) {
        spans.begin(event.key(), event.traceparent());
        judged.put(result.submission(), result.provenance().judgedAt());
      }
    }
  }

  /** A result is stored. What is done now about it belongs to its trace. */
  public void scored(JudgingEvent.Scored result, Runnable announcement) {
    Instant at = judged.get(result.submission());
    if (at != null) {
      Stage.SCORE.record(Duration.between(at, Instant.now()));
    }
    spans.within(result.submission().toString(), announcement);
  }

  @Override
  public void close() {
    spans.close();
  }
}
