package io.arbiter.worker;

import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.message.Work;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives a worker's interactive lane priority over its batch lane. No batch job begins while an
 * interactive job is in hand. While interactive jobs keep coming, a batch slot also rests after
 * each of its jobs, because the work of queue, broker and scoring for a batch job has the same
 * priority as for other jobs. A batch job waits two seconds at most, so the batch lane never stops
 * completely. Running jobs are not interrupted. Thread-safe.
 */
public final class Lanes {
  /** The longest wait of a batch job. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** After this time without an interactive job, batch slots need not rest. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  private static final int HUNDRED = 100;

  private final long patience;
  private final int share;

  /** Interactive jobs in hand. */
  private int interactive;

  private long lastInteractive = System.nanoTime() - QUIET.toNanos();

  /**
   * Makes the lanes of a worker.
   *
   * @param share how much of the time a batch slot works while interactive jobs keep coming, in per
   *     cent
   */
  public Lanes(int share) {
    this(share, PATIENCE);
  }

  Lanes(int share, Duration patience) {
    this.share = share;
    this.patience = patience.toNanos();
  }

  /** Handles interactive jobs at once. */
  public ShareLoop.Handler interactive(ShareLoop.Handler handler) {
    return (work, delivery) -> {
      add(1);
      try {
        return handler.handle(work, delivery);
      } finally {
        add(-1);
      }
    };
  }

  /** Handles batch jobs when their turn has come; make one for each slot. */
  public ShareLoop.Handler batch(ShareLoop.Handler handler) {
    return new BatchSlot(handler);
  }

  private final class BatchSlot implements ShareLoop.Handler {
    private final ShareLoop.Handler handler;

    /** The end of the rest after the last job. */
    private long rested = System.nanoTime();

    private BatchSlot(ShareLoop.Handler handler) {
      this.handler = handler;
    }

    @Override
    public Disposition handle(Work work, Delivery delivery) throws InterruptedException {
      awaitTurn(rested);
      long begun = System.nanoTime();
      try {
        return handler.handle(work, delivery);
      } finally {
        long end = System.nanoTime();
        rested = end + (end - begun) * (HUNDRED - share) / share;
      }
    }
  }

  private synchronized void add(int jobs) {
    interactive += jobs;
    lastInteractive = System.nanoTime();
    notifyAll();
  }

  /**
   * Waits until the rest is over and no interactive job is in hand, or until the longest wait is
   * over.
   */
  private synchronized void awaitTurn(long rested) throws InterruptedException {
    long now = System.nanoTime();
    long impatient = now + patience;
    while (now - impatient < 0 && (interactive > 0 || now - restEnd(rested) < 0)) {
      long until = interactive > 0 ? impatient : earlier(restEnd(rested), impatient);
      TimeUnit.NANOSECONDS.timedWait(this, until - now);
      now = System.nanoTime();
    }
  }

  private long restEnd(long rested) {
    return earlier(rested, lastInteractive + QUIET.toNanos());
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }
}
