package io.arbiter.delivery;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.broker.Broker;
import io.arbiter.delivery.broker.TopicKeeper;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.delivery.message.StopRequest;
import io.arbiter.delivery.message.TaskEvent;
import io.arbiter.delivery.message.Undeliverable;
import io.arbiter.delivery.message.WorkerEvent;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.delivery.trace.TraceSpan;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    TraceSpan span = begin(record);
    return send(record)
        .whenComplete(
            (_, failure) -> {
              note(span, failure);
              span.close();
            });
  }

  private static TraceSpan begin(ProducerRecord<String, byte[]> record) {
    TraceSpan span = Spans.send(record.topic(), record.key());
    TraceHeader.write(span, record);
    return span;
  }

  private static void note(TraceSpan span, @Nullable Throwable failure) {
    if (failure != null) {
      span.fail(failure.getClass().getSimpleName());
    }
  }

  private CompletableFuture<Void> send(ProducerRecord<String, byte[]> record) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      producer.send(
          record,
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

  /**
   * Sends a record again and again until all in-sync replicas have the record. The topic may then
   * hold the record twice. Only an interrupt of the caller ends the attempts.
   *
   * @throws IllegalArgumentException if the broker refuses the record as often as it is sent
   */
  public void deliver(String topic, String key, byte[] value) throws InterruptedException {
    deliverTraced(new ProducerRecord<>(topic, key, value));
  }

  /** As {@link #deliver(String, String, byte[])}, for a job that is sent again. */
  void deliver(String topic, String key, byte[] value, Delivery delivery)
      throws InterruptedException {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    delivery.write(record.headers());
    deliverTraced(record);
  }

  private void deliverTraced(ProducerRecord<String, byte[]> record) throws InterruptedException {
    try (TraceSpan _ = begin(record)) {
      deliver(record);
    }
  }

  private void deliver(ProducerRecord<String, byte[]> record) throws InterruptedException {
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
        LOG.warnf("%s for %s is sent again: %s", record.key(), record.topic(), failure);
        sleep.sleep(RETRY);
      }
    }
  }

  /** As {@link #deliver(String, String, byte[])}, to {@link Topics#EVENTS}. */
  public void deliver(JudgingEvent event) throws InterruptedException {
    ProducerRecord<String, byte[]> record = record(event);
    if (isResult(event)) {
      deliverTraced(record);
    } else {
      deliver(record);
    }
  }

  private static ProducerRecord<String, byte[]> record(JudgingEvent event) {
    return new ProducerRecord<>(Topics.EVENTS, event.submission().toString(), Codec.encode(event));
  }

  /** Other events are too many for a trace, and nothing follows from them. */
  private static boolean isResult(JudgingEvent event) {
    return switch (event) {
      case JudgingEvent.Judged _, JudgingEvent.Rejudged _, JudgingEvent.Scored _ -> true;
      case JudgingEvent.Started _,
          JudgingEvent.Delayed _,
          JudgingEvent.Progress _,
          JudgingEvent.Output _,
          JudgingEvent.ChildEnded _ ->
          false;
    };
  }

  /** As {@link #deliver(String, String, byte[])}, to {@link Topics#REPORTS}. */
  public void deliver(TaskEvent.Answer answer) throws InterruptedException {
    deliver(Topics.REPORTS, answer.id().toString(), Codec.encode(answer));
  }

  /** Sends a task's progress to {@link Topics#REPORTS}. */
  public CompletableFuture<Void> send(TaskEvent.Progress progress) {
    return send(
        new ProducerRecord<>(Topics.REPORTS, progress.id().toString(), Codec.encode(progress)));
  }

  /** Sends a request to {@link Topics#STOPS}. */
  public CompletableFuture<Void> send(StopRequest request) {
    return send(Topics.STOPS, request.submission().toString(), Codec.encode(request));
  }

  /** Sends an event to {@link Topics#WORKERS}. A lost event is not sent again. */
  public CompletableFuture<Void> send(WorkerEvent event) {
    return send(Topics.WORKERS, event.worker().toString(), Codec.encode(event));
  }

  /** As {@link #deliver(String, String, byte[])}, to {@link Topics#UNDELIVERABLE}. */
  void deliver(Undeliverable record) throws InterruptedException {
    deliver(Topics.UNDELIVERABLE, record.key(), Codec.encode(record));
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

  /** Sends an event to {@link Topics#EVENTS}. */
  public CompletableFuture<Void> send(JudgingEvent event) {
    return isResult(event)
        ? send(Topics.EVENTS, event.submission().toString(), Codec.encode(event))
        : send(record(event));
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
