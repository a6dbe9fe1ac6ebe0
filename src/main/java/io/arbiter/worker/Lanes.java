package io.arbiter.worker;

import io.arbiter.delivery.Delivery;
import io.arbiter.delivery.Disposition;
import io.arbiter.delivery.ShareLoop;
import io.arbiter.delivery.Work;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Puts the interactive lane of a worker before its batch lane: of that nothing begins while a job
 * that a player waits for is in hand, and while such jobs keep coming a slot of it rests after each
 * of its own, since what the queue, the broker and the scoring cost has no priority that would make
 * it give way. A job of it waits two seconds at the most, so that it goes on beside players who
 * never rest. What runs is not interrupted. Thread-safe.
 */
public final class Lanes {
  /** So long a job of the batch lane waits for its turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Without an interactive job for so long, nobody is about whom the batch lane could delay. */
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
   * @param share of the time in which players' jobs keep coming, in per cent, how much a slot of
   *     the batch lane works
   */
  public Lanes(int share) {
    this(share, PATIENCE);
  }

  Lanes(int share, Duration patience) {
    this.share = share;
    this.patience = patience.toNanos();
  }

  /** Handles at once what players wait for. */
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

  /** Handles what nobody waits for, when its turn has come; for one slot. */
  public ShareLoop.Handler batch(ShareLoop.Handler handler) {
    return new BatchSlot(handler);
  }

  private final class BatchSlot implements ShareLoop.Handler {
    private final ShareLoop.Handler handler;

    /** When the last job is rested from. */
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

  /** Until it is rested and nothing interactive is in hand, or its patience is at an end. */
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
