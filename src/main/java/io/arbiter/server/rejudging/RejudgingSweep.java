package io.arbiter.server.rejudging;

import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.rejudging.Rejudgings.Open;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Advances rejudgings: enqueues their jobs when the lane has room, reports when all results are in,
 * and applies the results. Its whole state is in the database, so any node can continue the work of
 * another. One thread; a turn does a bounded part of each open rejudging.
 */
@ApplicationScoped
public class RejudgingSweep {
  private static final Logger LOG = Logger.getLogger(RejudgingSweep.class);

  /** The longest wait. Work of another node, or after a failure, comes without a nudge. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  /** Players of one rejudging whose results are applied in one turn. */
  private static final int PLAYERS = 100;

  private final Rejudgings rejudgings;
  private final RejudgingReporter reporter;
  private final RejudgingApplication application;
  private final Duration patience;
  private long lastSearch = System.nanoTime();

  RejudgingSweep(
      Rejudgings rejudgings,
      RejudgingReporter reporter,
      RejudgingApplication application,
      ResultSettings settings) {
    this.rejudgings = rejudgings;
    this.reporter = reporter;
    this.application = application;
    this.patience = settings.stuckAfter();
  }

  /**
   * Waits until there may be work, and does it.
   *
   * @param goesOn says before each rejudging whether to continue
   */
  public void turn(BooleanSupplier goesOn) throws InterruptedException {
    rejudgings.awaitNudge(LOOK.toMillis());
    searchForLost();
    advanceAll(goesOn);
  }

  private void searchForLost() {
    if (System.nanoTime() - lastSearch > patience.dividedBy(4).toNanos()) {
      lastSearch = System.nanoTime();
      enqueueLost(patience);
    }
  }

  /** Enqueues all jobs without a result again, after the broker has lost its topics. */
  public void enqueueOpen() {
    enqueueLost(Duration.ZERO);
    rejudgings.nudge();
  }

  private void enqueueLost(Duration age) {
    int lost = rejudgings.resetLost(age);
    if (lost > 0) {
      LOG.warnf("%d jobs of rejudgings are enqueued again", lost);
    }
  }

  /** Advances each open rejudging. If one fails, the others still advance. */
  void advanceAll(BooleanSupplier goesOn) {
    List<Open> open = rejudgings.listOpen();
    boolean more = false;
    for (Open rejudging : open) {
      if (!goesOn.getAsBoolean()) {
        return;
      }
      try {
        more |= advance(rejudging);
      } catch (RuntimeException e) {
        LOG.warnf("rejudging %s failed and is tried again: %s", rejudging.id(), e);
      }
    }
    if (more) {
      rejudgings.nudge();
    }
  }

  /** Returns whether more can be done at once. */
  private boolean advance(Open rejudging) {
    return switch (rejudging.state()) {
      case JUDGING -> rejudgings.enqueue(rejudging.id()) > 0 || reporter.report(rejudging.id());
      case APPLYING -> !application.apply(rejudging.id(), PLAYERS);
      case REPORTED, APPLIED -> false;
    };
  }
}
