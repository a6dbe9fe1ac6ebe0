package io.arbiter.delivery;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * A share consumer from its first poll to its first failure.
 *
 * <p>The client is replaced at its first failure because it does not always recover: kafka-clients
 * before 4.3.0 (KAFKA-20330) could drop an acknowledgement without a word, and before 4.4.0 it span
 * while the broker was down.
 *
 * <p>For one thread, except for {@link #wakeup}.
 */
final class ShareSession implements JobTaker.Session, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker that is down must not delay the next session. */
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaShareConsumer<String, byte[]> consumer;
  private final LoopProgress progress;
  private final ClientWatch watch;

  ShareSession(KafkaShareConsumer<String, byte[]> consumer, String topic, LoopProgress progress) {
    this.consumer = consumer;
    this.progress = progress;
    this.watch =
        new ClientWatch(consumer.metrics().values(), "consumer-share-fetch-manager-metrics");
    consumer.subscribe(List.of(topic));
  }

  /**
   * The next job, or null when none has come for half a second.
   *
   * @throws SessionLost when the broker has not answered for 20 s, or the client spins instead of
   *     waiting
   */
  @Override
  public @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost {
    progress.pass();
    Iterator<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL).iterator();
    if (records.hasNext()) {
      advance();
      return records.next();
    }
    if (watch.idle()) {
      progress.advance();
    }
    watch.requireWell();
    return null;
  }

  /**
   * Renews the lock. Then takes the record from the consumer once more, because a record can be
   * acknowledged only after the consumer has returned it. A poll would also renew the lock, but it
   * would fetch a job for which no worker is free.
   */
  @Override
  public void renew(ConsumerRecord<String, byte[]> record, Duration patience) throws SessionLost {
    acknowledge(record, AcknowledgeType.RENEW, patience);
    if (consumer.poll(Duration.ZERO).count() != 1) {
      throw new SessionLost("the renewed job " + record.key() + " did not come back");
    }
  }

  /**
   * Acknowledges a job, and returns when the broker has confirmed the acknowledgement.
   *
   * @throws SessionLost when the broker has not confirmed within {@code patience}
   */
  @Override
  public void acknowledge(
      ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience)
      throws SessionLost {
    String what = type + " of job " + record.key();
    Map<TopicIdPartition, Optional<KafkaException>> answers;
    try {
      consumer.acknowledge(record, type);
      answers = consumer.commitSync(patience);
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException | IllegalStateException e) {
      throw new SessionLost(what + " failed", e);
    }
    if (answers.isEmpty()) {
      throw new SessionLost(what + " was dropped by the client");
    }
    for (Optional<KafkaException> failure : answers.values()) {
      if (failure.isPresent()) {
        throw new SessionLost(what + " was refused", failure.get());
      }
    }
    advance();
  }

  private void advance() {
    watch.busy();
    progress.advance();
  }

  /** Ends a poll or a wait for a confirmation with a {@link WakeupException}. */
  void wakeup() {
    consumer.wakeup();
  }

  /** The broker gives a job that was not acknowledged to another consumer. */
  @Override
  public void close() {
    consumer.close(CLOSE);
  }
}
