package io.arbiter.delivery;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.Message;
import io.arbiter.delivery.message.StopRequest;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.WorkerEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.delivery.trace.TraceSpan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends records. A record that belongs to a trace has a span and says so in its header.
 * Thread-safe.
 */
@ApplicationScoped
public class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);

  /** The largest value that fits into a record, with room for key and headers. */
  public static final int MAX_VALUE_BYTES = TopicKeeper.MAX_RECORD_BYTES - (4 << 10);

  private static final Duration RETRY = Duration.ofMillis(500);

  /**
   * How a thread pauses: {@link Thread#sleep(Duration)}, or on the virtual time of a simulation.
   */
  @FunctionalInterface
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  private final Producer<String, byte[]> producer;
  private final Sleep sleep;

  @Inject
  public Publisher(Broker broker) {
    this(broker.producer(), Thread::sleep);
  }

  Publisher(Producer<String, byte[]> producer, Sleep sleep) {
    this.producer = producer;
    this.sleep = sleep;
  }

  /**
   * Sends a record. The future completes when all in-sync replicas have the record. It fails when
   * the broker does not confirm the record within the send timeout.
   */
  public CompletableFuture<Void> send(String topic, String key, byte[] value) {
    return send(new ProducerRecord<>(topic, key, value), true);
  }

  /** Sends a message to its topic. A lost message is not sent again. */
  public CompletableFuture<Void> send(Message message) {
    return send(record(message), isTraced(message));
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record, boolean traced) {
    TraceSpan span = begin(record, traced);
    return send(record)
        .whenComplete(
            (_, failure) -> {
              if (failure != null) {
                span.fail(failure.getClass().getSimpleName());
              }
              span.close();
            });
  }

  private static TraceSpan begin(ProducerRecord<String, byte[]> record, boolean traced) {
    TraceSpan span = traced ? Spans.send(record.topic(), record.key()) : TraceSpan.NONE;
    String text = span.text();
    if (text != null) {
      record.headers().add(TraceParent.NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
    return span;
  }

  private static ProducerRecord<String, byte[]> record(Message message) {
    byte[] value = Codec.encode(message);
    return switch (message) {
      case JudgingEvent event ->
          new ProducerRecord<>(Topics.EVENTS, event.submission().toString(), value);
      case TaskEvent event -> new ProducerRecord<>(Topics.REPORTS, event.id().toString(), value);
      case StopRequest request ->
          new ProducerRecord<>(Topics.STOPS, request.submission().toString(), value);
      case WorkerEvent event ->
          new ProducerRecord<>(Topics.WORKERS, event.worker().toString(), value);
      case Undeliverable record -> new ProducerRecord<>(Topics.UNDELIVERABLE, record.key(), value);
    };
  }

  /** Other events are too many for a trace, and nothing follows from them. */
  private static boolean isTraced(Message message) {
    return switch (message) {
      case JudgingEvent event ->
          event instanceof JudgingEvent.Judged || event instanceof JudgingEvent.Rejudged;
      case TaskEvent event -> event instanceof TaskEvent.Answer;
      case StopRequest _, WorkerEvent _, Undeliverable _ -> true;
    };
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      producer.send(
          record,
          (_, failure) -> {
            if (failure == null) {
              sent.complete(null);
            } else {
              sent.completeExceptionally(failure);
            }
          });
    } catch (KafkaException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  /**
   * Sends a record again and again until all in-sync replicas have the record. The topic may then
   * hold the record twice. Only an interrupt of the caller ends the attempts.
   *
   * @throws IllegalArgumentException if the broker refuses the record as often as it is sent
   */
  public void deliver(String topic, String key, byte[] value) throws InterruptedException {
    deliver(new ProducerRecord<>(topic, key, value), true);
  }

  /** As {@link #deliver(String, String, byte[])}, to the topic of the message. */
  public void deliver(Message message) throws InterruptedException {
    deliver(record(message), isTraced(message));
  }

  void deliver(ProducerRecord<String, byte[]> record, boolean traced) throws InterruptedException {
    try (TraceSpan _ = begin(record, traced)) {
      @Nullable Class<?> logged = null;
      while (true) {
        try {
          send(record).get();
          return;
        } catch (ExecutionException e) {
          Throwable failure = Objects.requireNonNull(e.getCause());
          if (isRefused(failure)) {
            throw new IllegalArgumentException(
                record.key() + " for " + record.topic() + " is refused", failure);
          }
          if (failure.getClass() != logged) {
            logged = failure.getClass();
            LOG.warnf("%s for %s is sent again: %s", record.key(), record.topic(), failure);
          }
          sleep.sleep(RETRY);
        }
      }
    }
  }

  /**
   * Whether the broker will refuse a record as often as it is sent.
   *
   * @param failure of {@link #send(String, String, byte[])}
   */
  public static boolean isRefused(Throwable failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof InvalidTopicException
        || failure instanceof SerializationException;
  }

  /** The figures of Kafka's client, by their names there. */
  public Map<MetricName, ? extends Metric> metrics() {
    return producer.metrics();
  }

  @PreDestroy
  void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
