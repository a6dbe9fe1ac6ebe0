package io.arbiter.worker;

import io.arbiter.delivery.ShareLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Puts the interactive lane of a worker before its batch lane: of that nothing begins while a job
 * that a player waits for is in hand, but for one now and then, so that it goes on beside players
 * who never rest. What runs is not interrupted. Thread-safe.
 */
public final class Lanes {
  /** Between two of the batch lane that begin beside interactive ones. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final long patience;

  /** Interactive jobs in hand. */
  private int interactive;

  private long lastBatch = System.nanoTime();

  public Lanes() {
    this(PATIENCE);
  }

  Lanes(Duration patience) {
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

  /** Handles what nobody waits for, when its turn has come. */
  public ShareLoop.Handler batch(ShareLoop.Handler handler) {
    return (work, delivery) -> {
      awaitTurn();
      return handler.handle(work, delivery);
    };
  }

  private synchronized void add(int jobs) {
    interactive += jobs;
    notifyAll();
  }

  private synchronized void awaitTurn() throws InterruptedException {
    long left = lastBatch + patience - System.nanoTime();
    while (interactive > 0 && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = lastBatch + patience - System.nanoTime();
    }
    lastBatch = System.nanoTime();
  }
}
