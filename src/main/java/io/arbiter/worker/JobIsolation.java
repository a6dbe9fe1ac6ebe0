package io.arbiter.worker;

import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/**
 * Lets a suspect job run alone in its worker. A job is suspect when workers have twice got it and
 * not acknowledged it. Most such jobs only were in a worker that died for another reason. If a
 * worker dies while it does nothing else, the job is the likely reason. Thread-safe.
 */
public final class JobIsolation {
  private static final Logger LOG = Logger.getLogger(JobIsolation.class);

  /** This many losses make a job suspect. */
  private static final int SUSPECT_LOSSES = 2;

  /** A worker with a long job does not stop its other slots for longer than this. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duration patience;

  /** Suspect jobs write and other jobs read, in the order in which they came. */
  private final ReadWriteLock running = new ReentrantReadWriteLock(true);

  public JobIsolation() {
    this(PATIENCE);
  }

  JobIsolation(Duration patience) {
    this.patience = patience;
  }

  /** The same handler, which runs a suspect job only while no other job runs. */
  public ShareLoop.Handler isolate(ShareLoop.Handler handler) {
    return (work, delivery) -> {
      boolean suspect = delivery.losses() >= SUSPECT_LOSSES;
      Lock turn = suspect ? running.writeLock() : running.readLock();
      if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.warnf("a job that has to run alone, or waits for one, goes back to the queue");
        return Disposition.RELEASE;
      }
      try {
        return handler.handle(work, delivery);
      } finally {
        turn.unlock();
      }
    };
  }
}
