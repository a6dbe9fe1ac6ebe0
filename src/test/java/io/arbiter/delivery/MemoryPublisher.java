package io.arbiter.delivery;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A publisher without a broker. It repeats without a pause. */
public final class MemoryPublisher {
  private MemoryPublisher() {}

  /** Its records go nowhere. */
  public static Publisher open() {
    return with(new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()));
  }

  /** Its records go to a producer of the test. */
  public static Publisher with(Producer<String, byte[]> producer) {
    return new Publisher(producer, pause -> {});
  }
}
