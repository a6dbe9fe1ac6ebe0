package io.arbiter.delivery;

import io.arbiter.delivery.broker.LoopProgress;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Repeats a turn on one thread. When a turn fails, the failure is logged and the next turn tries
 * again.
 */
public final class TurnLoop implements Loop {
  private static final Logger LOG = Logger.getLogger(TurnLoop.class);

  /** Waits until there may be work, and does a bounded part of the work. */
  @FunctionalInterface
  public interface Turn {
    /**
     * Takes a turn.
     *
     * @param goesOn says whether to continue. A long turn calls it before each part; each call also
     *     tells health that the loop advances.
     */
    void take(BooleanSupplier goesOn) throws InterruptedException;
  }

  private final Turn turn;
  private final Thread thread;
  private volatile boolean stopped;
  private final LoopProgress progress = new LoopProgress();

  public TurnLoop(String name, Turn turn) {
    this.turn = turn;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  @Override
  public String name() {
    return thread.getName();
  }

  @Override
  public LoopProgress progress() {
    return progress;
  }

  private boolean goesOn() {
    progress.advance();
    return !stopped;
  }

  private void run() {
    while (!stopped) {
      progress.pass();
      try {
        turn.take(this::goesOn);
        progress.advance();
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
