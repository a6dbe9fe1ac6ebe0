package io.arbiter.worker.validation;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Usage;

/**
 * Limits that fit the solutions of a puzzle. The steps decide, because they are the same on every
 * machine. The CPU limit stands behind them and is never below the default.
 */
final class SuggestedLimits {
  /** Suggested limits are this multiple of the slowest accepted solution's usage. */
  private static final int ROOM = 5;

  private static final long CPU_STEP = 100;
  private static final long STEPS_STEP = 10_000;

  private SuggestedLimits() {}

  /**
   * The limits for a puzzle.
   *
   * @param slowest the most that an accepted solution used
   * @param declared gives the limits of memory and output
   */
  static Limits of(Usage slowest, Limits declared) {
    return new Limits(
        Math.clamp(
            roundUp(ROOM * slowest.cpuMillis(), CPU_STEP),
            Limits.DEFAULT.cpuMillis(),
            Limits.HIGHEST.cpuMillis()),
        Math.min(roundUp(ROOM * slowest.steps(), STEPS_STEP), Limits.HIGHEST.steps()),
        declared.memoryBytes(),
        declared.outputBytes());
  }

  private static long roundUp(long value, long step) {
    return Math.max(1, Math.ceilDiv(value, step)) * step;
  }
}
