package io.arbiter.delivery;

import io.arbiter.delivery.broker.Broker;
import io.arbiter.delivery.broker.DeliverySettings;
import io.arbiter.delivery.broker.JobTurns;
import io.arbiter.delivery.broker.LoopProgress;
import io.arbiter.delivery.broker.SessionLost;
import io.arbiter.delivery.broker.ShareSession;
import io.arbiter.delivery.message.Work;
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
  private final String topic;
  private final BooleanSupplier able;
  private final LoopProgress progress = new LoopProgress();
  private final JobTurns turns;
  private final ExecutorService handlerThread;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile @Nullable ShareSession current;

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
    this.topic = topic;
    this.able = able;
    this.handlerThread =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name + "-job").factory());
    var handling = new JobHandling(publisher, topic, handler, Thread::sleep);
    this.turns =
        new JobTurns(
            broker.unconfirmed(),
            broker::topicsMade,
            settings.lock(),
            progress,
            () -> stopped,
            record -> new RunningJob(handlerThread.submit(() -> handling.handle(record))));
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
          turns.takeOne(session, made);
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
    turns.cancel();
  }

  private void restart(Exception reason) {
    Duration pause = progress.restart(thread.getName(), reason);
    try {
      turns.awaitUnfinished();
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      stopped = true;
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

  /** A job on the handler's thread. */
  private final class RunningJob implements JobTurns.Begun {
    private final Future<AcknowledgeType> work;

    private RunningJob(Future<AcknowledgeType> work) {
      this.work = work;
    }

    @Override
    public @Nullable AcknowledgeType await(Duration time) throws InterruptedException {
      try {
        return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return null;
      } catch (ExecutionException | CancellationException e) {
        if (!stopped) {
          LOG.errorf(e, "a job failed outside of its handler and is released");
        }
        return AcknowledgeType.RELEASE;
      }
    }

    @Override
    public void cancel() {
      work.cancel(true);
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
