package io.arbiter.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What health knows of a loop. A loop that turns may still be useless: it may spin, or listen to a
 * connection on which nothing will ever come. So health also knows when the loop last advanced:
 * when the broker or a handler last answered. Written by the loop's thread, read by any thread.
 */
public final class LoopProgress {
  private static final Logger LOG = Logger.getLogger(LoopProgress.class);

  /** Of the loop's thread alone. */
  private final Pauses pauses = new Pauses();

  private final AtomicLong restarts = new AtomicLong();
  private volatile long lastPass = System.nanoTime();
  private volatile long lastAdvance = System.nanoTime();
  private volatile @Nullable String trouble;

  /** The loop begins a turn. */
  public void pass() {
    lastPass = System.nanoTime();
  }

  /** The broker or a handler has answered the loop. */
  public void advance() {
    pass();
    lastAdvance = lastPass;
    trouble = null;
    pauses.reset();
  }

  /**
   * The loop begins again with a new client; the log says why.
   *
   * @return how long to wait before
   */
  Duration restart(String loop, Exception reason) {
    Duration pause = pauses.next();
    String message = String.valueOf(reason.getMessage());
    LOG.warnf("%s goes on with a new client in %d ms: %s", loop, pause.toMillis(), message);
    restarts.incrementAndGet();
    trouble = message;
    return pause;
  }

  /** The time since the loop last began a turn. */
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
