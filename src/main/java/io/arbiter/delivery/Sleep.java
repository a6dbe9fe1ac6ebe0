package io.arbiter.delivery;

import java.time.Duration;

/** How a thread pauses: {@link Thread#sleep(Duration)}, or on the virtual time of a simulation. */
@FunctionalInterface
interface Sleep {
  void sleep(Duration time) throws InterruptedException;
}
