package io.arbiter.delivery;

import io.arbiter.delivery.message.Work;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes jobs one at a time from a lane while jobs can be done here, renews the lock of the current
 * job, and acknowledges the job as the handler says. A loop has one consumer and one thread. The
 * handler runs on a second thread, so that the loop can renew the lock meanwhile.
 *
 * <p>When anything goes wrong with the consumer, a new consumer replaces it after a pause. A job
 * whose lock is lost is still finished, and its result is published as soon as the broker accepts
 * it. This is faster than to wait for the next delivery of the job. If this process gets the next
 * delivery, it only acknowledges the job. Another process judges the job again, and a result that
 * is published twice counts once.
 */
public final class ShareLoop extends Loop {
  private static final Logger LOG = Logger.getLogger(ShareLoop.class);

  /**
   * A loop that cannot do jobs for this long leaves the group of workers. A child that ends is
   * often replaced sooner, and a new member of the group has to wait for its first job.
   */
  private static final Duration UNABLE = Duration.ofSeconds(5);

  /**
   * A loop that is closed finishes its job in this time, so that the job need not begin again
   * elsewhere. Most jobs take less than a second, and a container's runtime kills after 10 s.
   */
  public static final Duration DRAIN = Duration.ofSeconds(7);

  /** Time between two checks whether jobs can be done here. */
  private static final Duration ABLE_CHECK = Duration.ofMillis(100);

  /** Handles a job. When it throws, the failure counts as one of the job. */
  @FunctionalInterface
  public interface Handler {
    Disposition handle(Work work, Delivery delivery) throws InterruptedException;
  }

  /**
   * The jobs that a loop takes.
   *
   * @param able whether jobs can be done here now; while they cannot, the loop takes none
   */
  public record Jobs(String topic, BooleanSupplier able, Handler handler) {}

  private final Broker broker;
  private final Jobs jobs;
  private final JobTaker taker;
  private final ExecutorService handlerThread;
  private volatile @Nullable ShareSession current;

  /**
   * Starts the loop.
   *
   * @param publisher sends a job again that must be delivered again
   */
  public ShareLoop(String name, Broker broker, Publisher publisher, Jobs jobs) {
    super(name);
    this.broker = broker;
    this.jobs = jobs;
    this.handlerThread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name + "-job").factory());
    var handling = new JobHandling(publisher, jobs.topic(), jobs.handler(), Thread::sleep);
    this.taker =
        new JobTaker(
            broker.unconfirmed(),
            broker.lock(),
            progress,
            () -> stopped,
            record -> {
              Future<AcknowledgeType> work = handlerThread.submit(() -> handling.handle(record));
              return time -> await(work, time);
            });
    thread.start();
  }

  @Override
  void turn() throws SessionLost, InterruptedException {
    while (!jobs.able().getAsBoolean()) {
      if (stopped) {
        return;
      }
      awaitAble();
    }
    long made = broker.topicsMade();
    try (ShareSession session = broker.shareSession(jobs.topic(), progress)) {
      current = session;
      while (isAbleSoon()) {
        taker.takeOne(session, made);
      }
    } finally {
      current = null;
    }
  }

  @Override
  void recover(Exception reason) throws InterruptedException {
    Duration pause = progress.restart(name(), reason);
    taker.awaitUnfinished();
    Thread.sleep(pause);
  }

  private void awaitAble() throws InterruptedException {
    progress.advance();
    Thread.sleep(ABLE_CHECK);
  }

  /** Whether jobs can be done here. Waits a short time for it. */
  private boolean isAbleSoon() throws InterruptedException {
    long end = System.nanoTime() + UNABLE.toNanos();
    while (!stopped && !jobs.able().getAsBoolean()) {
      if (System.nanoTime() > end) {
        LOG.warnf("%s leaves the queue until jobs can be done here", name());
        return false;
      }
      awaitAble();
    }
    return !stopped;
  }

  /** Waits for a job on the handler's thread. */
  private @Nullable AcknowledgeType await(Future<AcknowledgeType> work, Duration time)
      throws InterruptedException {
    try {
      return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    } catch (ExecutionException e) {
      if (!stopped) {
        LOG.errorf(e, "a job failed outside of its handler and is released");
      }
      return AcknowledgeType.RELEASE;
    }
  }

  @Override
  Duration patience() {
    return DRAIN;
  }

  /** Interrupts the handler, too. The current job goes back to the queue. */
  @Override
  void interrupt() {
    handlerThread.shutdownNow();
    ShareSession session = current;
    if (session != null) {
      session.wakeup();
    }
  }
}
