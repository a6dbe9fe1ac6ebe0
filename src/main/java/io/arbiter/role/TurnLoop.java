package io.arbiter.role;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Takes turn after turn, on one thread. A turn that fails is logged, and the next one tries again.
 */
final class TurnLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TurnLoop.class);

  /** Waits until there may be something to do, and does a bounded part of it. */
  @FunctionalInterface
  interface Turn {
    /**
     * Takes a turn.
     *
     * @param goesOn to be asked before each part of a long turn: whether to go on; asking tells
     *     health that the loop turns
     */
    void take(BooleanSupplier goesOn) throws InterruptedException;
  }

  private final Turn turn;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();

  TurnLoop(String name, Turn turn) {
    this.turn = turn;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  /** The time since the loop last came by, for health. */
  Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  private boolean goesOn() {
    lastPass = System.nanoTime();
    return !stopped;
  }

  private void run() {
    while (goesOn()) {
      try {
        turn.take(this::goesOn);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("%s will try again: %s", thread.getName(), e);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(3));
  }
}
