package io.arbiter.delivery;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What health knows about a loop. A loop that repeats its turns may still do no work: it may spin,
 * or wait on a dead connection. So health also knows when the loop last advanced: when the broker
 * or a handler last answered it. The loop's thread writes, and any thread may read.
 */
public final class LoopProgress {
  private static final Logger LOG = Logger.getLogger(LoopProgress.class);

  private final Pauses pauses = new Pauses();

  private final AtomicLong restarts = new AtomicLong();
  private volatile long lastPass = System.nanoTime();
  private volatile long lastAdvance = System.nanoTime();
  private volatile @Nullable String trouble;

  /** The loop begins a turn. */
  void pass() {
    lastPass = System.nanoTime();
  }

  /** The broker or a handler has answered the loop. */
  void advance() {
    pass();
    lastAdvance = lastPass;
    trouble = null;
    pauses.reset();
  }

  /**
   * The loop starts again with a new client. The log says why, once until the loop advances.
   *
   * @return how long to wait before
   */
  Duration restart(String loop, Exception reason) {
    Duration pause = pauses.next();
    @Nullable String before = trouble;
    failed(reason);
    if (!Objects.equals(before, trouble)) {
      LOG.warnf("%s continues with a new client in %d ms: %s", loop, pause.toMillis(), trouble);
    }
    restarts.incrementAndGet();
    return pause;
  }

  /** A turn or a handler has failed. The loop tries again. */
  void failed(Exception reason) {
    trouble = Trouble.of(reason);
  }

  /** The time since the loop last began a turn. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  /** The time since the loop last advanced. */
  public Duration sinceLastAdvance() {
    return Duration.ofNanos(System.nanoTime() - lastAdvance);
  }

  /** How often the loop has started again with a new client. */
  public long restarts() {
    return restarts.get();
  }

  /** Why the loop last failed or started again; null when the loop has advanced since. */
  public @Nullable String trouble() {
    return trouble;
  }

  /** Pauses that grow with each failure in a row. For one thread. */
  static final class Pauses {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    /** The longest time that a loop waits although the broker is back. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private Duration next = SHORTEST;

    /** The next pause: twice the last one. */
    Duration next() {
      Duration pause = next;
      Duration doubled = pause.multipliedBy(2);
      next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
      return pause;
    }

    /** An attempt succeeded, so the next pause is short again. */
    void reset() {
      next = SHORTEST;
    }
  }
}
