package io.arbiter.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs one at a time from a lane of the share group, keeps the lock on the one in hand, and
 * acknowledges it as its handler says. One consumer and one thread; the handler runs on another so
 * that the lock can be renewed meanwhile.
 */
public final class ShareLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ShareLoop.class);
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** The lock is renewed three times before it would run out. */
  private static final int RENEWALS_PER_LOCK = 3;

  /** Handles a job; {@code delivery} counts from 1. */
  @FunctionalInterface
  public interface Handler {
    Disposition handle(Work work, int delivery) throws InterruptedException;
  }

  private final Broker broker;
  private final String topic;
  private final Duration lock;
  private final Handler handler;
  private final ExecutorService hands = Executors.newSingleThreadExecutor();
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();
  private volatile @Nullable KafkaShareConsumer<String, byte[]> current;

  public ShareLoop(
      String name, Broker broker, DeliverySettings settings, String topic, Handler handler) {
    this.broker = broker;
    this.topic = topic;
    this.lock = settings.lock();
    this.handler = handler;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /** The time since the loop last came by, for health. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  private void run() {
    while (!stopped) {
      try (KafkaShareConsumer<String, byte[]> consumer = broker.shareConsumer()) {
        current = consumer;
        consumer.subscribe(List.of(topic));
        while (!stopped) {
          takeOne(consumer);
        }
      } catch (WakeupException | InterruptedException e) {
        // Stopped, or about to be: the loop's condition tells.
      } catch (KafkaException | IllegalStateException e) {
        LOG.warnf(e, "the job loop starts again");
        pause();
      } finally {
        current = null;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  private void takeOne(KafkaShareConsumer<String, byte[]> consumer) throws InterruptedException {
    lastPass = System.nanoTime();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      judge(consumer, record);
    }
  }

  private void judge(
      KafkaShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    Future<Disposition> work = hands.submit(() -> handle(record));
    try {
      @Nullable Disposition disposition = await(work);
      while (disposition == null) {
        if (!renew(consumer, record)) {
          LOG.warnf("the lock on job %s is lost", record.key());
          return;
        }
        disposition = await(work);
      }
      acknowledge(consumer, record, type(disposition));
    } finally {
      // A handler that is still at it has lost its lock, or the loop is closing.
      work.cancel(true);
    }
  }

  private Disposition handle(ConsumerRecord<String, byte[]> record) throws InterruptedException {
    Work work;
    try {
      work = Codec.decode(record.value(), Work.class);
    } catch (IOException e) {
      LOG.errorf(e, "job %s cannot be read and is dropped", record.key());
      return Disposition.REJECT;
    }
    return handler.handle(work, record.deliveryCount().orElse((short) 1));
  }

  private @Nullable Disposition await(Future<Disposition> work) throws InterruptedException {
    try {
      return work.get(lock.toMillis() / RENEWALS_PER_LOCK, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException | CancellationException e) {
      LOG.errorf(e, "a job failed and is released");
      return Disposition.RELEASE;
    }
  }

  /**
   * Renews the lock. The consumer then hands the record out once more, or it could not be
   * acknowledged again. A poll would renew it too, but also fetch a job that nobody is free for.
   */
  private static boolean renew(
      KafkaShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record) {
    return acknowledge(consumer, record, AcknowledgeType.RENEW)
        && consumer.poll(Duration.ZERO).count() == 1;
  }

  /** Whether the broker has taken it. */
  private static boolean acknowledge(
      KafkaShareConsumer<String, byte[]> consumer,
      ConsumerRecord<String, byte[]> record,
      AcknowledgeType type) {
    consumer.acknowledge(record, type);
    List<KafkaException> failures =
        consumer.commitSync().values().stream().flatMap(Optional::stream).toList();
    failures.forEach(e -> LOG.warnf("job %s will be delivered again: %s", record.key(), e));
    return failures.isEmpty();
  }

  private static AcknowledgeType type(Disposition disposition) {
    return switch (disposition) {
      case ACCEPT -> AcknowledgeType.ACCEPT;
      case RELEASE -> AcknowledgeType.RELEASE;
      case REJECT -> AcknowledgeType.REJECT;
    };
  }

  /** Stops after the handler was interrupted; a job in hand goes back to the queue. */
  @Override
  public void close() {
    stopped = true;
    hands.shutdownNow();
    KafkaShareConsumer<String, byte[]> consumer = current;
    if (consumer != null) {
      consumer.wakeup();
    }
    try {
      if (!thread.join(Duration.ofSeconds(3))) {
        LOG.warnf("%s did not stop in time", thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
