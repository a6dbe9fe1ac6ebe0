package io.arbiter.delivery.trace;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a batch whose records are processed together: one for each record that belongs to a
 * trace, from the start of the batch to its end. For one thread.
 */
public final class BatchSpans implements AutoCloseable {
  private final String name;
  private final String topic;

  /** By the keys of the records. */
  private final Map<String, TraceSpan> spans = new HashMap<>();

  /**
   * @param name of each span
   */
  public BatchSpans(String name, String topic) {
    this.name = name;
    this.topic = topic;
  }

  /**
   * Begins the span of a record.
   *
   * @param key of the record: the id of a submission
   * @param parent the text in the record's header; without it there is no span
   */
  public void begin(String key, @Nullable String parent) {
    if (parent != null) {
      spans.computeIfAbsent(
          key, _ -> Spans.processTogether(name, topic, key, parent).note(Spans.SUBMISSION, key));
    }
  }

  /** Does the part of the work that belongs to the record with the key. */
  public void within(String key, Runnable part) {
    spans.getOrDefault(key, TraceSpan.NONE).within(part);
  }

  @Override
  public void close() {
    spans.values().forEach(TraceSpan::close);
  }
}
