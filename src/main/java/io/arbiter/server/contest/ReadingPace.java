package io.arbiter.server.contest;

import java.util.function.LongSupplier;

/**
 * Keeps slow readings apart: the pause after a reading is at least four times as long as the
 * reading, so that readings take at most a fifth of the time. Not thread-safe.
 */
final class ReadingPace {
  private static final int PAUSE = 4;

  private final LongSupplier nanoTime;

  /** When the next reading may begin. */
  private long earliest;

  /**
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  ReadingPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.earliest = nanoTime.getAsLong();
  }

  /** Reads, or does nothing during the pause after the last reading. */
  void read(Runnable reading) {
    long begun = nanoTime.getAsLong();
    if (begun - earliest < 0) {
      return;
    }
    try {
      reading.run();
    } finally {
      long ended = nanoTime.getAsLong();
      earliest = ended + PAUSE * (ended - begun);
    }
  }
}
