package io.arbiter.delivery;

import java.time.Duration;

/** The growing pauses between clients that got nowhere. For one thread. */
final class Pauses {
  private static final Duration SHORTEST = Duration.ofMillis(100);

  /** A broker that is back must not be kept waiting for longer. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private Duration next = SHORTEST;

  /** The next pause: twice the last one. */
  Duration next() {
    Duration pause = next;
    Duration doubled = pause.multipliedBy(2);
    next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }

  /** The client got somewhere: the next pause is short again. */
  void reset() {
    next = SHORTEST;
  }
}
