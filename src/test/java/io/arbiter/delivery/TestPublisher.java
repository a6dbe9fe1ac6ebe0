package io.arbiter.delivery;

import org.apache.kafka.clients.producer.Producer;

/** A publisher with the test's own producer. It repeats without a pause. */
public final class TestPublisher {
  private TestPublisher() {}

  public static Publisher of(Producer<String, byte[]> producer) {
    return new Publisher(producer, _ -> {});
  }
}
