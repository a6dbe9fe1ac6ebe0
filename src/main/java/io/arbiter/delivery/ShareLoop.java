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
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs one at a time from a lane while jobs can be done here, renews the lock of the current
 * job, and acknowledges the job as the handler says. A loop has one consumer and one thread. The
 * handler runs on a second thread, so that the loop can renew the lock meanwhile.
 *
 * <p>When anything goes wrong with the consumer, a new consumer replaces it after a pause. The
 * pause grows with each failure in a row. A job whose lock is lost is still finished, and its
 * result is published as soon as the broker accepts it. This is faster than to wait for the next
 * delivery of the job. If this process gets the next delivery, it only acknowledges the job.
 * Another process judges the job again, and a result that is published twice counts once.
 */
public final class ShareLoop implements Loop {
  private static final Logger LOG = Logger.getLogger(ShareLoop.class);

  /** The lock is renewed after each third of its time. */
  private static final int RENEWALS_PER_LOCK = 3;

  /** A renewal has failed when it takes longer than half of the lock's time. */
  private static final int PATIENCE_PER_LOCK = 2;

  /**
   * A loop that cannot do jobs for this long leaves the group of workers. A child that ends is
   * often replaced sooner, and a new member of the group has to wait for its first job.
   */
  private static final Duration UNABLE = Duration.ofSeconds(5);

  /** Time between two checks whether jobs can be done here. */
  private static final Duration ABLE_CHECK = Duration.ofMillis(100);

  /** Handles a job. When it throws, the failure counts as one of the job. */
  @FunctionalInterface
  public interface Handler {
    Disposition handle(Work work, Delivery delivery) throws InterruptedException;
  }

  private final Broker broker;
  private final Publisher publisher;
  private final String topic;
  private final Duration lock;
  private final int maxDeliveries;
  private final BooleanSupplier able;
  private final Handler handler;
  private final LoopProgress progress = new LoopProgress();

  /** The pauses after jobs with {@link Disposition#RELEASE}. */
  private final Pauses releasePauses = new Pauses();

  private final ExecutorService handlerThread;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable ShareSession current;

  /**
   * A job that is not acknowledged yet.
   *
   * @param made the value of {@link Broker#topicsMade} when the job was taken
   * @param work gives how to acknowledge the job
   */
  private record UnfinishedJob(
      ConsumerRecord<String, byte[]> job, long made, Future<AcknowledgeType> work) {}

  /** The current job. Only the loop's thread uses this field. */
  private @Nullable UnfinishedJob unfinished;

  /**
   * Starts the loop.
   *
   * @param publisher sends a job again that must be delivered again
   * @param able whether jobs can be done here now; while they cannot, the loop takes none
   */
  public ShareLoop(
      String name,
      Broker broker,
      Publisher publisher,
      DeliverySettings settings,
      String topic,
      BooleanSupplier able,
      Handler handler) {
    this.broker = broker;
    this.publisher = publisher;
    this.topic = topic;
    this.lock = settings.lock();
    this.maxDeliveries = settings.maxDeliveries();
    this.able = able;
    this.handler = handler;
    this.handlerThread =
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
      if (!awaitAble()) {
        return;
      }
      long made = broker.topicsMade();
      try (ShareSession session = broker.shareSession(topic, progress)) {
        current = session;
        while (isAbleSoon()) {
          takeOne(session, made);
        }
      } catch (WakeupException e) {
        // The loop was closed, and its condition ends it.
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
      awaitUnfinished();
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** If there is a job that has lost its lock, waits until the handler is done with it. */
  private void awaitUnfinished() throws InterruptedException {
    @Nullable AcknowledgeType outcome = null;
    while (!stopped && unfinished != null && outcome == null) {
      progress.advance();
      outcome = await(unfinished.work());
      if (outcome != null && outcome != AcknowledgeType.RELEASE) {
        broker.unconfirmed().add(unfinished.job(), unfinished.made(), outcome);
      }
    }
    unfinished = null;
  }

  private void cancel() {
    if (unfinished != null) {
      unfinished.work().cancel(true);
    }
  }

  /** Waits until jobs can be done here. Returns false if the loop was closed. */
  private boolean awaitAble() {
    try {
      while (!stopped && !able.getAsBoolean()) {
        progress.advance();
        Thread.sleep(ABLE_CHECK);
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
    return !stopped;
  }

  /** Whether jobs can be done here. Waits a short time for it. */
  private boolean isAbleSoon() throws InterruptedException {
    long end = System.nanoTime() + UNABLE.toNanos();
    while (!stopped && !able.getAsBoolean()) {
      if (System.nanoTime() > end) {
        LOG.warnf("%s leaves the queue until jobs can be done here", thread.getName());
        return false;
      }
      progress.advance();
      Thread.sleep(ABLE_CHECK);
    }
    return !stopped;
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
    Future<AcknowledgeType> work = handlerThread.submit(() -> handle(record));
    unfinished = new UnfinishedJob(record, made, work);
    @Nullable AcknowledgeType outcome = await(work);
    while (outcome == null) {
      session.renew(record, lock.dividedBy(PATIENCE_PER_LOCK));
      outcome = await(work);
    }
    session.acknowledge(record, outcome, lock);
    unfinished = null;
  }

  /**
   * Runs on the handler's thread. A job that must be delivered again is sent as a new record before
   * its old record is accepted.
   */
  private AcknowledgeType handle(ConsumerRecord<String, byte[]> record)
      throws InterruptedException {
    Delivery delivery = Delivery.of(record);
    if (Delivery.count(record) >= maxDeliveries) {
      LOG.warnf(
          "job %s was handed out %d times without an answer", record.key(), delivery.losses());
      return sendAgain(record, delivery);
    }
    return switch (disposition(record, delivery)) {
      case ACCEPT -> {
        releasePauses.reset();
        yield AcknowledgeType.ACCEPT;
      }
      case RELEASE -> {
        AcknowledgeType type = sendAgain(record, delivery);
        Thread.sleep(releasePauses.next());
        yield type;
      }
      case FAIL -> sendAgain(record, delivery.failed());
      case REJECT -> AcknowledgeType.REJECT;
    };
  }

  private AcknowledgeType sendAgain(ConsumerRecord<String, byte[]> record, Delivery delivery)
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

  /** How to acknowledge the job; null when the handler still works and the lock must be renewed. */
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

  /** Interrupts the handler and stops. The current job goes back to the queue. */
  @Override
  public void close() {
    stopped = true;
    handlerThread.shutdownNow();
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
