package io.arbiter.worker.judging;

import io.arbiter.delivery.ShareLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Gives a worker's interactive lane priority over its batch lane:
 *
 * <ol>
 *   <li>No batch job begins while an interactive job that was sent earlier may still wait, in this
 *       worker's queue or another's. The queue is in the order of sending. So nothing earlier waits
 *       when a slot has begun an interactive job that was sent later, or when a slot has been free
 *       for a moment.
 *   <li>No batch job begins while an interactive job is in hand. While interactive jobs keep
 *       coming, a batch slot also rests after each of its jobs, because the work of queue, broker
 *       and scoring for a batch job has the same priority as for other jobs. A batch job waits for
 *       this two seconds at most.
 * </ol>
 *
 * <p>So the batch lane never stops: a batch job waits for the interactive jobs that were sent
 * before it, and at least two seconds while others keep coming. Running jobs are not interrupted.
 * Thread-safe.
 */
public final class Lanes {
  /** The longest wait of a batch job for interactive jobs that were sent later. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** When an interactive job waits, a free slot begins it within this time. */
  private static final Duration FETCH = Duration.ofMillis(200);

  /** After this time without an interactive job, batch slots need not rest. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** How much of the time a batch slot works while interactive jobs keep coming, in per cent. */
  private static final int SHARE = 25;

  private final int slots;
  private final int share;
  private final long patience;

  private int interactive;

  /** When the latest of the interactive jobs that have begun was sent. */
  private Instant latest = Instant.MIN;

  private long lastInteractive = System.nanoTime() - QUIET.toNanos();

  /** When the interactive slots were last all busy. */
  private long lastFull = System.nanoTime() - FETCH.toNanos();

  /**
   * @param slots the most interactive jobs in hand
   */
  public Lanes(int slots) {
    this(slots, SHARE, PATIENCE);
  }

  Lanes(int slots, int share, Duration patience) {
    this.slots = slots;
    this.share = share;
    this.patience = patience.toNanos();
  }

  /** Handles interactive jobs at once. */
  public ShareLoop.Handler interactive(ShareLoop.Handler handler) {
    return (work, delivery) -> {
      begin(delivery.sentAt());
      try {
        return handler.handle(work, delivery);
      } finally {
        end();
      }
    };
  }

  /** Handles batch jobs when their turn has come; make one for each slot. */
  public ShareLoop.Handler batch(ShareLoop.Handler handler) {
    // The end of the rest after the last job. Only the slot's thread uses it.
    long[] rested = {System.nanoTime()};
    return (work, delivery) -> {
      awaitTurn(delivery.sentAt(), rested[0]);
      long begun = System.nanoTime();
      try {
        return handler.handle(work, delivery);
      } finally {
        long end = System.nanoTime();
        rested[0] = end + (end - begun) * (100 - share) / share;
      }
    };
  }

  private synchronized void begin(Instant sentAt) {
    interactive++;
    latest = latest.isBefore(sentAt) ? sentAt : latest;
    lastInteractive = System.nanoTime();
    notifyAll();
  }

  private synchronized void end() {
    lastInteractive = System.nanoTime();
    if (interactive >= slots) {
      lastFull = lastInteractive;
    }
    interactive--;
    notifyAll();
  }

  private synchronized void awaitTurn(Instant sentAt, long rested) throws InterruptedException {
    long now = System.nanoTime();
    long impatient = now + patience;
    for (long turn = turn(sentAt, rested, impatient, now);
        now - turn < 0;
        turn = turn(sentAt, rested, impatient, now)) {
      TimeUnit.NANOSECONDS.timedWait(this, turn - now);
      now = System.nanoTime();
    }
  }

  /**
   * The earliest time at which a batch job may begin, as long as no interactive job begins or ends.
   *
   * @param rested the end of the slot's rest
   * @param impatient the end of the wait for interactive jobs that were sent later
   */
  private long turn(Instant sentAt, long rested, long impatient, long now) {
    long inOrder = latest.isAfter(sentAt) ? now : nothingWaits(now);
    long restEnd = earlier(rested, lastInteractive + QUIET.toNanos());
    long undisturbed = interactive > 0 ? impatient : earlier(restEnd, impatient);
    return inOrder - undisturbed < 0 ? undisturbed : inOrder;
  }

  /** The earliest time at which a free slot shows that no interactive job waits. */
  private long nothingWaits(long now) {
    return (interactive < slots ? lastFull : now) + FETCH.toNanos();
  }

  private static long earlier(long one, long other) {
    return one - other < 0 ? one : other;
  }
}
