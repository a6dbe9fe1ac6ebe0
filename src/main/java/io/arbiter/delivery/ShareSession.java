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
 * A share consumer from its first poll to the first thing that goes wrong with it.
 *
 * <p>The client is given up at the first failure because it does not always recover. Two faults of
 * kafka-clients were met:
 *
 * <ul>
 *   <li>Until 4.3.0 (KAFKA-20330), after a restart of the broker: while the client knows no node,
 *       or its share session has no partitions, {@code ShareConsumeRequestManager.commitSync}
 *       neither sends an acknowledgement nor completes it, and answers with an empty map, as if
 *       there had been nothing to send. A renewal that was dropped so leaves its record among
 *       {@code ShareInFlightBatch.renewingRecords} for ever. From then on {@code
 *       ShareFetch.hasRenewals} holds, and {@code ShareConsumerImpl.collect} returns the old, empty
 *       fetch instead of looking into the buffer: {@code poll} spins at full speed and never
 *       returns a record again.
 *   <li>Until 4.4.0, while the broker is away: {@code poll} and the client's own thread spin, each
 *       with a whole processor, which the broker then lacks to start.
 * </ul>
 *
 * <p>For one thread, but for {@link #wakeup}.
 */
final class ShareSession implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker that is away must not delay the next session; the group forgets the old one. */
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
   * @throws SessionLost when the broker has not answered for long, or the client does not wait
   */
  @Nullable ConsumerRecord<String, byte[]> take() throws SessionLost {
    progress.pass();
    Iterator<ConsumerRecord<String, byte[]>> records = consumer.poll(POLL).iterator();
    if (records.hasNext()) {
      advance();
      return records.next();
    }
    if (watch.idle()) {
      progress.advance();
    }
    String trouble = watch.trouble();
    if (trouble != null) {
      throw new SessionLost(trouble);
    }
    return null;
  }

  /**
   * Renews the lock. The consumer then hands the record out once more, or it could not be
   * acknowledged again. A poll would renew it too, but also fetch a job that nobody is free for.
   */
  void renew(ConsumerRecord<String, byte[]> record, Duration patience) throws SessionLost {
    acknowledge(record, AcknowledgeType.RENEW, patience);
    if (consumer.poll(Duration.ZERO).count() != 1) {
      throw new SessionLost("the renewed job " + record.key() + " did not come back");
    }
  }

  /**
   * Acknowledges a job; returns when the broker has confirmed it.
   *
   * @throws SessionLost when it has not within {@code patience}
   */
  void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type, Duration patience)
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

  /** Ends a poll or a wait for a confirmation with a {@link WakeupException}; for any thread. */
  void wakeup() {
    consumer.wakeup();
  }

  /** The broker gives to others what was not acknowledged. */
  @Override
  public void close() {
    consumer.close(CLOSE);
  }
}
