package io.arbiter.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that this process has handled to the end, but whose acknowledgement the broker has not
 * confirmed. One that comes here again is acknowledged and not handled twice. Thread-safe.
 */
final class Unconfirmed {
  /** Others may have got the records: the oldest are forgotten. */
  private static final int MAX = 1_000;

  /**
   * A record's place.
   *
   * @param made which making of the topic holds it
   */
  private record Place(String topic, int partition, long offset, long made) {
    private static Place of(ConsumerRecord<?, ?> record, long made) {
      return new Place(record.topic(), record.partition(), record.offset(), made);
    }
  }

  private final Map<Place, AcknowledgeType> outcomes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, AcknowledgeType> eldest) {
          return size() > MAX;
        }
      };

  synchronized void add(ConsumerRecord<?, ?> record, long made, AcknowledgeType outcome) {
    outcomes.put(Place.of(record, made), outcome);
  }

  /** How the record is to be acknowledged, or null when it has not been handled here. */
  synchronized @Nullable AcknowledgeType outcome(ConsumerRecord<?, ?> record, long made) {
    return outcomes.get(Place.of(record, made));
  }
}
