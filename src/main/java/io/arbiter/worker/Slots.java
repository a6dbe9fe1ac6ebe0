package io.arbiter.worker;

import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.Work;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The slots in which a worker handles jobs. One that a player waits for goes before all of the
 * batch lane, of which nothing begins while such a one is in hand, but for one now and then, so
 * that the lane goes on beside players who never rest. What runs is not interrupted. Thread-safe.
 */
public final class Slots {
  /** Between two of the batch lane that begin beside interactive ones. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(100);

  private final long patience;
  private int free;

  /** Interactive jobs that have a slot, and those that wait for one. */
  private int running;

  private int waiting;
  private long lastBatch = System.nanoTime();

  /** So many jobs are handled at a time. */
  public Slots(int count) {
    this(count, PATIENCE);
  }

  Slots(int count, Duration patience) {
    this.free = count;
    this.patience = patience.toNanos();
  }

  /** Handles in a slot what players wait for. */
  public ShareLoop.Handler interactive(ShareLoop.Handler handler) {
    return new Lane(false, handler);
  }

  /** Handles in a slot what nobody waits for. */
  public ShareLoop.Handler batch(ShareLoop.Handler handler) {
    return new Lane(true, handler);
  }

  private final class Lane implements ShareLoop.Handler {
    private final boolean batch;
    private final ShareLoop.Handler handler;

    Lane(boolean batch, ShareLoop.Handler handler) {
      this.batch = batch;
      this.handler = handler;
    }

    @Override
    public boolean awaitRoom(Duration timeout) throws InterruptedException {
      return Slots.this.awaitRoom(batch, timeout);
    }

    @Override
    public Disposition handle(Work work, int delivery) throws InterruptedException {
      enter(batch);
      try {
        return handler.handle(work, delivery);
      } finally {
        leave(batch);
      }
    }
  }

  private boolean hasRoom(boolean batch) {
    return free > 0
        && (!batch
            || (waiting == 0 && (running == 0 || System.nanoTime() - lastBatch >= patience)));
  }

  private synchronized boolean awaitRoom(boolean batch, Duration timeout)
      throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!hasRoom(batch)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  private synchronized void enter(boolean batch) throws InterruptedException {
    waiting += batch ? 0 : 1;
    try {
      // Nobody tells when patience ends.
      while (!awaitRoom(batch, LOOK)) {}
    } finally {
      waiting -= batch ? 0 : 1;
    }
    free--;
    if (batch) {
      lastBatch = System.nanoTime();
    } else {
      running++;
    }
  }

  private synchronized void leave(boolean batch) {
    free++;
    running -= batch ? 0 : 1;
    notifyAll();
  }
}
