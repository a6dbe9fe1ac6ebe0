package io.arbiter.delivery;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs one at a time from a lane of the share group, keeps the lock on the one in hand, and
 * acknowledges it as its handler says. One consumer and one thread; the handler runs on another so
 * that the lock can be renewed meanwhile.
 *
 * <p>Whatever goes wrong with the consumer, another one takes its place, after a pause that grows
 * until one gets somewhere. A job whose lock is lost meanwhile is handled to its end all the same,
 * and its result published as soon as the broker takes it: that is sooner than by the delivery that
 * follows. If that comes to this process it is only acknowledged; another one handles the job once
 * more, and what is published twice counts once.
 */
public final class ShareLoop implements Loop {
  private static final Logger LOG = Logger.getLogger(ShareLoop.class);

  /** The lock is renewed three times before it would run out. */
  private static final int RENEWALS_PER_LOCK = 3;

  /** A renewal that takes longer than this part of the lock has failed. */
  private static final int PATIENCE_PER_LOCK = 2;

  /** Handles a job; what it throws counts as a failure of the job. */
  @FunctionalInterface
  public interface Handler {
    Disposition handle(Work work, Delivery delivery) throws InterruptedException;
  }

  private final Broker broker;
  private final Publisher publisher;
  private final String topic;
  private final Duration lock;
  private final int maxDeliveries;
  private final Handler handler;
  private final LoopProgress progress = new LoopProgress();

  /** After jobs that the machinery could not do. */
  private final Pauses rests = new Pauses();

  private final ExecutorService hands;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable ShareSession current;

  /**
   * A job that is not acknowledged yet.
   *
   * @param made which making of the topic it is from
   * @param work gives what became of it
   */
  private record Hand(
      ConsumerRecord<String, byte[]> job, long made, Future<AcknowledgeType> work) {}

  /** Of the loop's thread alone: the job in hand. */
  private @Nullable Hand hand;

  /**
   * Starts the loop.
   *
   * @param publisher sends jobs again that must come again
   */
  public ShareLoop(
      String name,
      Broker broker,
      Publisher publisher,
      DeliverySettings settings,
      String topic,
      Handler handler) {
    this.broker = broker;
    this.publisher = publisher;
    this.topic = topic;
    this.lock = settings.lock();
    this.maxDeliveries = settings.maxDeliveries();
    this.handler = handler;
    this.hands =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name + "-job").factory());
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  @Override
  public String name() {
    return thread.getName();
  }

  @Override
  public LoopProgress progress() {
    return progress;
  }

  private void run() {
    while (!stopped) {
      long made = broker.topicsMade();
      try (ShareSession session = broker.shareSession(topic, progress)) {
        current = session;
        while (!stopped) {
          takeOne(session, made);
        }
      } catch (WakeupException e) {
        // Stopped: the loop's condition tells.
      } catch (SessionLost | RuntimeException e) {
        restart(e);
      } catch (InterruptedException e) {
        stopped = true;
      } finally {
        current = null;
      }
    }
    cancel();
  }

  private void restart(Exception reason) {
    Duration pause = progress.restart(thread.getName(), reason);
    try {
      finish();
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Waits for the end of a job that has lost its lock, if there is one. */
  private void finish() throws InterruptedException {
    @Nullable AcknowledgeType outcome = null;
    while (!stopped && hand != null && outcome == null) {
      progress.advance();
      outcome = await(hand.work());
      if (outcome != null && outcome != AcknowledgeType.RELEASE) {
        broker.unconfirmed().add(hand.job(), hand.made(), outcome);
      }
    }
    hand = null;
  }

  private void cancel() {
    if (hand != null) {
      hand.work().cancel(true);
    }
  }

  private void takeOne(ShareSession session, long made) throws SessionLost, InterruptedException {
    if (broker.topicsMade() != made) {
      throw new SessionLost("the broker's topics were made again");
    }
    ConsumerRecord<String, byte[]> record = session.take();
    if (record == null) {
      return;
    }
    AcknowledgeType known = broker.unconfirmed().outcome(record, made);
    if (known == null) {
      judge(session, record, made);
    } else {
      session.acknowledge(record, known, lock);
    }
  }

  private void judge(ShareSession session, ConsumerRecord<String, byte[]> record, long made)
      throws SessionLost, InterruptedException {
    Future<AcknowledgeType> work = hands.submit(() -> handle(record));
    hand = new Hand(record, made, work);
    @Nullable AcknowledgeType outcome = await(work);
    while (outcome == null) {
      session.renew(record, lock.dividedBy(PATIENCE_PER_LOCK));
      outcome = await(work);
    }
    session.acknowledge(record, outcome, lock);
    hand = null;
  }

  /** On the hands' thread; what must come again is sent again before its old record is accepted. */
  private AcknowledgeType handle(ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    Delivery delivery = Delivery.of(record);
    if (Delivery.count(record) >= maxDeliveries) {
      LOG.errorf(
          "job %s was handed out %d times without an answer", record.key(), maxDeliveries - 1);
      return again(record, delivery.failed());
    }
    return switch (disposition(record, delivery)) {
      case ACCEPT -> {
        rests.reset();
        yield AcknowledgeType.ACCEPT;
      }
      case RELEASE -> {
        AcknowledgeType type = again(record, delivery);
        Thread.sleep(rests.next());
        yield type;
      }
      case FAIL -> again(record, delivery.failed());
      case REJECT -> AcknowledgeType.REJECT;
    };
  }

  private AcknowledgeType again(ConsumerRecord<String, byte[]> record, Delivery delivery)
      throws InterruptedException {
    publisher.deliver(topic, record.key(), record.value(), delivery);
    return AcknowledgeType.ACCEPT;
  }

  private Disposition disposition(ConsumerRecord<String, byte[]> record, Delivery delivery)
      throws InterruptedException {
    try {
      return handler.handle(Work.read(record.value()), delivery);
    } catch (IOException e) {
      LOG.errorf(e, "job %s cannot be read and is dropped", record.key());
      return Disposition.REJECT;
    } catch (RuntimeException e) {
      LOG.errorf(e, "job %s failed", record.key());
      return Disposition.FAIL;
    }
  }

  /** What became of the job, or null when it is still in hand and the lock is to be renewed. */
  private @Nullable AcknowledgeType await(Future<AcknowledgeType> work)
      throws InterruptedException {
    try {
      return work.get(lock.toMillis() / RENEWALS_PER_LOCK, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException | CancellationException e) {
      if (!stopped) {
        LOG.errorf(e, "a job failed outside of its handler and is released");
      }
      return AcknowledgeType.RELEASE;
    }
  }

  /** Stops after the handler was interrupted; a job in hand goes back to the queue. */
  @Override
  public void close() {
    stopped = true;
    hands.shutdownNow();
    ShareSession session = current;
    if (session != null) {
      session.wakeup();
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
