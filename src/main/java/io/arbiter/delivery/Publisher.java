package io.arbiter.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends records. Thread-safe. */
@ApplicationScoped
public class Publisher {
  private final KafkaProducer<String, byte[]> producer;

  public Publisher(Broker broker) {
    this.producer = broker.producer();
  }

  /**
   * Sends a record; the future completes when all in-sync replicas have it, or fails when the
   * broker could not be reached within the send timeout.
   */
  public CompletableFuture<Void> send(String topic, String key, byte[] value) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic, key, value),
          (metadata, failure) -> {
            if (failure == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(failure);
            }
          });
    } catch (org.apache.kafka.common.KafkaException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /** Sends an event to {@link Topics#EVENTS}. */
  public CompletableFuture<Void> send(JudgingEvent event) {
    return send(Topics.EVENTS, event.submission().toString(), Codec.encode(event));
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
