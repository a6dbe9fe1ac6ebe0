package io.arbiter.delivery.broker;

import java.time.Duration;

/** Pauses that grow with each failure in a row. For one thread. */
public final class Pauses {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** The longest time that a loop waits although the broker is back. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private Duration next = SHORTEST;

  /** The next pause: twice the last one. */
  public Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }

  /** An attempt succeeded, so the next pause is short again. */
  public void reset() {
    next = SHORTEST;
  }
}
