package io.arbiter.delivery;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.TestSet;
import java.io.IOException;

/**
 * A topic that is read in order, and how its records are read.
 *
 * @param <E> what a record tells
 */
public record Log<E>(String topic, Reader<E> reader) {
  /** What became of jobs. */
  public static final Log<JudgingEvent> EVENTS =
      new Log<>(Topics.EVENTS, value -> Codec.decode(value, JudgingEvent.class));

  /** What became of authors' tasks. */
  public static final Log<TaskEvent> REPORTS = new Log<>(Topics.REPORTS, TaskEvent::read);

  /** The test sets, keyed by their hash. */
  public static final Log<TestSet> TEST_SETS =
      new Log<>(Topics.TEST_SETS, value -> Codec.decode(value, TestSet.class));

  /** Reads the value of a record. */
  @FunctionalInterface
  public interface Reader<E> {
    /**
     * @throws IOException when the bytes are no such record
     */
    E read(byte[] value) throws IOException;
  }
}
