package io.arbiter.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publisher without a broker. It repeats without a pause. */
public final class MemoryPublisher {
  private MemoryPublisher() {}

  /** Its records go nowhere. */
  public static Publisher open() {
    return with(new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()));
  }

  /** A producer that does not get its first records confirmed. */
  static MockProducer<String, byte[]> failing(int times, RuntimeException failure) {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
      private int failures;

      @Override
      public synchronized Future<RecordMetadata> send(
          ProducerRecord<String, byte[]> record, Callback callback) {
        if (failures++ >= times) {
          return super.send(record, callback);
        }
        callback.onCompletion(null, failure);
        return CompletableFuture.failedFuture(failure);
      }
    };
  }

  /** Its records go to a producer of the test. */
  public static Publisher with(Producer<String, byte[]> producer) {
    return new Publisher(producer, pause -> {});
  }
}
