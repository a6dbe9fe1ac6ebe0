package io.arbiter.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Repeats work that needs no consumer of its own, such as a sweep of the database. */
public final class TurnLoop extends Loop {
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

  /** Unlike those of the progress, only a whole turn makes these pauses short again. */
  private final LoopProgress.Pauses pauses = new LoopProgress.Pauses();

  public TurnLoop(String name, Turn turn) {
    super(name);
    this.turn = turn;
    thread.start();
  }

  @Override
  void turn() throws InterruptedException {
    progress.pass();
    turn.take(
        () -> {
          progress.advance();
          return !stopped;
        });
    progress.advance();
    pauses.reset();
  }

  @Override
  void recover(Exception reason) throws InterruptedException {
    Duration pause = pauses.next();
    progress.failed(reason);
    LOG.warnf("%s tries again in %d ms: %s", name(), pause.toMillis(), reason);
    Thread.sleep(pause);
  }

  @Override
  void interrupt() {
    thread.interrupt();
  }
}
