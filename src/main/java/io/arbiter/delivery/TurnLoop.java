package io.arbiter.delivery;

import io.arbiter.delivery.broker.LoopProgress;
import io.arbiter.delivery.broker.Pauses;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Repeats a turn on one thread. When a turn fails, the failure is logged, and the next turn tries
 * again after a pause. The pause grows with each failure in a row.
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

  /** Only the loop's thread uses the pauses. */
  private final Pauses pauses = new Pauses();

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
    try {
      while (!stopped) {
        progress.pass();
        takeTurn();
      }
    } catch (InterruptedException e) {
      // The loop was closed.
    }
  }

  private void takeTurn() throws InterruptedException {
    try {
      turn.take(this::goesOn);
      progress.advance();
      pauses.reset();
    } catch (RuntimeException e) {
      Duration pause = pauses.next();
      progress.failed(e);
      String name = Thread.currentThread().getName();
      LOG.warnf("%s tries again in %d ms: %s", name, pause.toMillis(), e);
      Thread.sleep(pause);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(3));
  }
}
