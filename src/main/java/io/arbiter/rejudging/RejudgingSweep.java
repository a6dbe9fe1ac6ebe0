package io.arbiter.rejudging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Moves rejudgings on: enqueues their jobs as there is room, reports when all results are in, and
 * applies what is to be applied. All that it needs to know is in the database, so any node goes on
 * where any other one ended. One thread; a pass does a bounded part of each open rejudging.
 */
@ApplicationScoped
public class RejudgingSweep implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RejudgingSweep.class);

  /** How soon work of another node, or after a failure, is found without a nudge. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** Players whose results are applied in one pass. */
  private static final int PLAYERS = 100;

  private final Jdbi jdbi;
  private final Rejudgings rejudgings;
  private final RejudgingQueue queue;
  private final RejudgingReporter reporter;
  private final RejudgingApplication application;
  private final Duration patience;
  private final Thread thread = Thread.ofPlatform().name("rejudging-sweep").unstarted(this::run);
  private volatile boolean stopped;
  private volatile long lastPass = System.nanoTime();
  private long lastSearch = System.nanoTime();

  RejudgingSweep(
      Jdbi jdbi,
      Rejudgings rejudgings,
      RejudgingQueue queue,
      RejudgingReporter reporter,
      RejudgingApplication application,
      @ConfigProperty(name = "arbiter.submission.stuck-after", defaultValue = "10m")
          Duration patience) {
    this.jdbi = jdbi;
    this.rejudgings = rejudgings;
    this.queue = queue;
    this.reporter = reporter;
    this.application = application;
    this.patience = patience;
  }

  public void start() {
    thread.start();
  }

  /** The time since the sweep last came by, for health. */
  public Duration sinceLastPass() {
    return Duration.ofNanos(System.nanoTime() - lastPass);
  }

  private void run() {
    while (!stopped) {
      try {
        rejudgings.awaitNudge(LOOK.toMillis());
        searchForLost();
        pass();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warnf("the sweep of rejudgings will try again: %s", e);
      }
    }
  }

  private void searchForLost() {
    if (System.nanoTime() - lastSearch > patience.dividedBy(4).toNanos()) {
      lastSearch = System.nanoTime();
      int lost = queue.forgetLost(patience);
      if (lost > 0) {
        LOG.warnf("%d jobs of rejudgings are enqueued again", lost);
      }
    }
  }

  private record Open(UUID id, RejudgingState state) {}

  /** Moves each open rejudging on; a failure of one is not the others'. */
  void pass() {
    List<Open> open =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select id, state from rejudging where state in ('JUDGING', 'APPLYING')
                        order by id
                        """)
                    .map(
                        (row, context) ->
                            new Open(
                                row.getObject("id", UUID.class),
                                RejudgingState.valueOf(row.getString("state"))))
                    .list());
    boolean more = false;
    for (Open rejudging : open) {
      lastPass = System.nanoTime();
      if (stopped) {
        return;
      }
      try {
        more |= advance(rejudging);
      } catch (RuntimeException e) {
        LOG.warnf("rejudging %s waits: %s", rejudging.id(), e);
      }
    }
    lastPass = System.nanoTime();
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

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.interrupt();
    thread.join(Duration.ofSeconds(3));
  }
}
