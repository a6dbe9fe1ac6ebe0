package io.arbiter.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a loop tells health. A loop that comes by may still be useless: it may spin, or listen to a
 * connection on which nothing will ever come. So it also tells when it last advanced: when the
 * broker or a handler last answered. Written by the loop's thread, read by any.
 */
public final class LoopProgress {
  private final AtomicLong restarts = new AtomicLong();
  private volatile long lastPass = System.nanoTime();
  private volatile long lastAdvance = System.nanoTime();
  private volatile @Nullable String trouble;

  /** The loop comes by. */
  public void pass() {
    lastPass = System.nanoTime();
  }

  /** The loop comes by, and something outside of it has answered since the last time. */
  public void advance() {
    pass();
    lastAdvance = lastPass;
    trouble = null;
  }

  /** The loop begins again with a new client. */
  void restart(String reason) {
    restarts.incrementAndGet();
    trouble = reason;
  }

  /** The time since the loop last came by. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  /** The time since the loop last advanced. */
  public Duration sinceLastAdvance() {
    return Duration.ofNanos(System.nanoTime() - lastAdvance);
  }

  /** How often the loop began again with a new client. */
  public long restarts() {
    return restarts.get();
  }

  /** Why the loop last began again, if it has not advanced since. */
  public @Nullable String trouble() {
    return trouble;
  }
}
