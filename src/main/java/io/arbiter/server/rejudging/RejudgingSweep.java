package io.arbiter.server.rejudging;

import io.arbiter.server.outbox.ResultSettings;
import io.arbiter.server.rejudging.RejudgingRepository.Open;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Moves rejudgings on: enqueues their jobs as there is room, reports when all results are in, and
 * applies what is to be applied. All that it needs to know is in the database, so any node goes on
 * where any other one ended. One thread; a turn does a bounded part of each open rejudging.
 */
@ApplicationScoped
public class RejudgingSweep {
  private static final Logger LOG = Logger.getLogger(RejudgingSweep.class);

  /** How soon work of another node, or after a failure, is found without a nudge. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Players whose results are applied in one turn. */
  private static final int PLAYERS = 100;

  private final Rejudgings rejudgings;
  private final RejudgingQueue queue;
  private final RejudgingReporter reporter;
  private final RejudgingApplication application;
  private final Duration patience;
  private long lastSearch = System.nanoTime();

  RejudgingSweep(
      Rejudgings rejudgings,
      RejudgingQueue queue,
      RejudgingReporter reporter,
      RejudgingApplication application,
      ResultSettings settings) {
    this.rejudgings = rejudgings;
    this.queue = queue;
    this.reporter = reporter;
    this.application = application;
    this.patience = settings.stuckAfter();
  }

  /**
   * Waits until there may be something to do, and does it.
   *
   * @param goesOn asked before each rejudging: whether to go on
   */
  public void turn(BooleanSupplier goesOn) throws InterruptedException {
    rejudgings.awaitNudge(LOOK.toMillis());
    searchForLost();
    pass(goesOn);
  }

  private void searchForLost() {
    if (System.nanoTime() - lastSearch > patience.dividedBy(4).toNanos()) {
      lastSearch = System.nanoTime();
      enqueueLost(patience);
    }
  }

  /** Has all jobs enqueued again that have no result, after the broker has lost its topics. */
  public void enqueueOpen() {
    enqueueLost(Duration.ZERO);
    rejudgings.nudge();
  }

  private void enqueueLost(Duration age) {
    int lost = queue.forgetLost(age);
    if (lost > 0) {
      LOG.warnf("%d jobs of rejudgings are enqueued again", lost);
    }
  }

  /** Moves each open rejudging on; a failure of one is not the others'. */
  void pass(BooleanSupplier goesOn) {
    List<Open> open = rejudgings.listOpen();
    boolean more = false;
    for (Open rejudging : open) {
      if (!goesOn.getAsBoolean()) {
        return;
      }
      try {
        more |= advance(rejudging);
      } catch (RuntimeException e) {
        LOG.warnf("rejudging %s waits: %s", rejudging.id(), e);
      }
    }
    if (more) {
      rejudgings.nudge();
    }
  }

  /** Whether there is more to do at once. */
  private boolean advance(Open rejudging) {
    return switch (rejudging.state()) {
      case JUDGING -> queue.fill(rejudging.id()) > 0 || reporter.report(rejudging.id());
      case APPLYING -> !application.apply(rejudging.id(), PLAYERS);
      case REPORTED, APPLIED -> false;
    };
  }
}
