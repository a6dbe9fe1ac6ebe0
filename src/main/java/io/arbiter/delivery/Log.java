package io.arbiter.delivery;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.delivery.message.Format;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.StopRequest;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.WorkerEvent;
import io.arbiter.delivery.trace.TraceParent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A topic whose records are read in order, and the reader of its records.
 *
 * @param <E> what a record is read into
 */
public record Log<E>(String topic, Reader<E> reader) {
  /** What happened to jobs. */
  public static final Log<JudgingEvent> EVENTS =
      new Log<>(Topics.EVENTS, value -> Format.read(value, JudgingEvent.class));

  /** The progress of authors' tasks and the answers to them. */
  public static final Log<TaskEvent> REPORTS = new Log<>(Topics.REPORTS, TaskEvent::read);

  /** The requests to stop a run or a script. */
  public static final Log<StopRequest> STOPS =
      new Log<>(Topics.STOPS, value -> Format.read(value, StopRequest.class));

  /** What workers tell about themselves. */
  public static final Log<WorkerEvent> WORKERS =
      new Log<>(Topics.WORKERS, value -> Format.read(value, WorkerEvent.class));

  /** The records of other topics that a reader could not read. */
  public static final Log<Undeliverable> UNDELIVERABLE =
      new Log<>(Topics.UNDELIVERABLE, value -> Format.read(value, Undeliverable.class));

  /** The test sets, keyed by their hash. */
  public static final Log<TestSet> TEST_SETS =
      new Log<>(Topics.TEST_SETS, value -> Codec.decode(value, TestSet.class));

  /** Reads the value of a record. */
  @FunctionalInterface
  public interface Reader<E> {
    /**
     * @throws IOException when the bytes are not a record of the log
     */
    E read(byte[] value) throws IOException;
  }

  /** To which trace a record belongs; null if it belongs to none. */
  static @Nullable String traceparent(ConsumerRecord<?, ?> record) {
    Header header = record.headers().lastHeader(TraceParent.NAME);
    return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
