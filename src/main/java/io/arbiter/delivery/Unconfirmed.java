package io.arbiter.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that this process has handled, but whose acknowledgement the broker has not confirmed.
 * When this process gets such a record again, it only acknowledges the record. Thread-safe.
 */
final class Unconfirmed {
  /** The oldest records are forgotten, because another process may have got them. */
  private static final int MAX = 1_000;

  /**
   * The position of a record.
   *
   * @param made the value of {@link Broker#topicsMade} for the topic that holds the record
   */
  private record Place(String topic, int partition, long offset, long made) {
    private static Place of(ConsumerRecord<?, ?> record, long made) {
      return new Place(record.topic(), record.partition(), record.offset(), made);
    }
  }

  private final LongSupplier topicsMade;

  private final Map<Place, AcknowledgeType> outcomes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, AcknowledgeType> eldest) {
          return size() > MAX;
        }
      };

  /**
   * @param topicsMade as {@link Broker#topicsMade}
   */
  Unconfirmed(LongSupplier topicsMade) {
    this.topicsMade = topicsMade;
  }

  /** Ends a session that began before the broker lost its topics. */
  void requireTopics(long made) throws SessionLost {
    if (topicsMade.getAsLong() != made) {
      throw new SessionLost("the broker's topics were made again");
    }
  }

  synchronized void add(ConsumerRecord<?, ?> record, long made, AcknowledgeType outcome) {
    outcomes.put(Place.of(record, made), outcome);
  }

  /** How to acknowledge the record; null when this process has not handled it. */
  synchronized @Nullable AcknowledgeType outcome(ConsumerRecord<?, ?> record, long made) {
    return outcomes.get(Place.of(record, made));
  }
}
