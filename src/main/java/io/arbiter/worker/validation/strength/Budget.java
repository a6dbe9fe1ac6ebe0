package io.arbiter.worker.validation.strength;

import io.arbiter.core.judging.Usage;
import java.util.concurrent.TimeUnit;

/**
 * The time that a part of a validation may take. What counts is the guests' CPU time and a fixed
 * amount for each judgement, so that the load of the machine hardly matters. A deadline of twice
 * the time stands behind it, because waiting for new children uses no CPU time of a guest. Not
 * thread-safe.
 */
public final class Budget {
  /** A fresh context and the messages of a judgement take about this much. */
  private static final long JUDGEMENT_MILLIS = 50;

  private static final int DEADLINE_FACTOR = 2;

  private final long deadline;
  private long leftMillis;

  private Budget(long leftMillis) {
    this.leftMillis = leftMillis;
    deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DEADLINE_FACTOR * leftMillis);
  }

  /** Begins now. */
  public static Budget ofMillis(long millis) {
    return new Budget(millis);
  }

  /** More than any validation can use. */
  static Budget unlimited() {
    return ofMillis(TimeUnit.DAYS.toMillis(1));
  }

  /** Takes off what a judgement has used, even if that is more than is left. */
  public void spend(Usage usage) {
    leftMillis -= cost(usage);
  }

  public boolean isUsedUp() {
    return leftMillis <= 0 || isLate();
  }

  /** Whether a judgement that uses this much fits in. */
  public boolean covers(Usage usage) {
    return leftMillis >= cost(usage) && !isLate();
  }

  private boolean isLate() {
    return System.nanoTime() - deadline >= 0;
  }

  private static long cost(Usage usage) {
    return usage.cpuMillis() + JUDGEMENT_MILLIS;
  }
}
