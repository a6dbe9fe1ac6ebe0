package io.arbiter.server.submission;

import io.arbiter.delivery.broker.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.ResultSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds submissions that are stuck, for example because a broker lost its log, and enqueues them
 * again as a new attempt. A late judgement of the old attempt no longer counts. {@link
 * JudgingQueries#enqueueAgain} says when a submission is stuck; a long queue alone is no reason.
 */
@ApplicationScoped
public class StuckSweep {
  private static final Logger LOG = Logger.getLogger(StuckSweep.class);
  private static final int BATCH = 100;

  private final JudgingQueries queries;
  private final Outbox outbox;
  private final Duration patience;
  private final TransactionRunner transactions;

  @Inject
  StuckSweep(JudgingQueries queries, Outbox outbox, ResultSettings settings) {
    this(queries, outbox, settings, QuarkusTransaction.joiningExisting());
  }

  StuckSweep(
      JudgingQueries queries,
      Outbox outbox,
      ResultSettings settings,
      TransactionRunner transactions) {
    this.queries = queries;
    this.outbox = outbox;
    this.patience = settings.stuckAfter();
    this.transactions = transactions;
  }

  /** Enqueues all stuck submissions again, after a pause. */
  public void turn() throws InterruptedException {
    Thread.sleep(patience.dividedBy(4));
    int stuck;
    do {
      stuck = sweep();
    } while (stuck == BATCH);
  }

  /** Enqueues all submissions without a verdict again, after the broker has lost its topics. */
  public void enqueueOpen() {
    Instant lost = transactions.call(queries::now).value();
    int batch;
    do {
      batch = enqueueAgain(lost, "enqueued %d submissions again that the broker has lost");
    } while (batch == BATCH);
  }

  /** Enqueues one batch of stuck submissions again; returns their number. */
  int sweep() {
    return enqueueAgain(null, "enqueued %d stuck submissions again");
  }

  /** Begins new attempts and adds their jobs to the outbox in one transaction. */
  private int enqueueAgain(@Nullable Instant lost, String message) {
    int enqueued =
        transactions.call(
            () -> {
              List<JudgingQueries.Enqueued> all =
                  queries.enqueueAgain(lost, patience.toMillis(), BATCH);
              all.forEach(this::append);
              return all.size();
            });
    if (enqueued > 0) {
      LOG.warnf(message, enqueued);
      outbox.nudge();
    }
    return enqueued;
  }

  private void append(JudgingQueries.Enqueued one) {
    outbox.append(
        one.batch() ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE,
        one.job().submission().toString(),
        one.job());
  }
}
