package io.arbiter.server.webhook;

import java.time.Duration;

/**
 * The pauses between the tries of a delivery: each is three times the one before, up to 4 hours.
 */
final class RetryPauses {
  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(4);
  private static final int FACTOR = 3;

  private RetryPauses() {}

  /** The pause after a number of failed tries. */
  static Duration after(int tries) {
    Duration pause = SHORTEST;
    for (int i = 1; i < tries && pause.compareTo(LONGEST) < 0; i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
