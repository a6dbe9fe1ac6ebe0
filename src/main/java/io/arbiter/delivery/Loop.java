package io.arbiter.delivery;

import java.time.Duration;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * A thread that repeats its turns until it is closed. When a turn fails, the next turn begins with
 * a new client after a pause, which grows with each failure in a row.
 */
public abstract class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class);

  /** How long {@link #close} waits for the turn that it has interrupted. */
  private static final Duration STOP = Duration.ofSeconds(3);

  final LoopProgress progress = new LoopProgress();
  final Thread thread;
  volatile boolean stopped;

  /** A subclass starts the thread at the end of its constructor. */
  Loop(String name) {
    this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /** The name of the loop in health, metrics and log. */
  public final String name() {
    return thread.getName();
  }

  /** How the loop is doing, for health and metrics. */
  public final LoopProgress progress() {
    return progress;
  }

  private void run() {
    try {
      while (!stopped) {
        try {
          turn();
        } catch (WakeupException e) {
          // The loop was closed, and its condition ends it.
        } catch (SessionLost | RuntimeException e) {
          recover(e);
        }
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** Works until the loop is closed or something fails. */
  abstract void turn() throws SessionLost, InterruptedException;

  /** Waits before the turn after a failure. */
  void recover(Exception reason) throws InterruptedException {
    Thread.sleep(progress.restart(name(), reason));
  }

  /** Ends the waits of the loop's thread. {@link #stopped} is already set. */
  abstract void interrupt();

  /** How long {@link #close} lets the loop end by itself before it interrupts the loop. */
  Duration patience() {
    return Duration.ZERO;
  }

  @Override
  public final void close() {
    stopped = true;
    try {
      if (!thread.join(patience())) {
        interrupt();
        if (!thread.join(STOP)) {
          LOG.warnf("%s did not stop in time", name());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
