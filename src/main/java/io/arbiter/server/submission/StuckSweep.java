package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.outbox.ResultSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Finds submissions that are stuck, for example because a broker lost its log, and enqueues them
 * again as a new attempt. A late judgement of the old attempt no longer counts. Each attempt has
 * twice the time of the one before. A submission is stuck if much newer submissions of its lane are
 * already judged, if nothing is judged at all, or after twelve times the patience. Until then, a
 * long queue alone does not make it stuck.
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
      batch = enqueueAgain(() -> queries.enqueueBeforeAgain(lost, BATCH));
      if (batch > 0) {
        outbox.nudge();
        LOG.warnf("enqueued %d submissions again that the broker has lost", batch);
      }
    } while (batch == BATCH);
  }

  /** Enqueues one batch of stuck submissions again; returns their number. */
  int sweep() {
    int stuck = enqueueAgain(() -> queries.enqueueStuckAgain(patience.toMillis(), BATCH));
    if (stuck > 0) {
      LOG.warnf("enqueued %d stuck submissions again", stuck);
      outbox.nudge();
    }
    return stuck;
  }

  /**
   * Begins new attempts and adds their jobs to the outbox in one transaction; returns their number.
   */
  private int enqueueAgain(Supplier<List<JudgingQueries.Enqueued>> statement) {
    return transactions.call(
        () -> {
          List<JudgingQueries.Enqueued> all = statement.get();
          for (JudgingQueries.Enqueued one : all) {
            outbox.append(
                one.batch() ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE,
                one.id().toString(),
                job(one));
          }
          return all.size();
        });
  }

  private static Job job(JudgingQueries.Enqueued enqueued) {
    var origin = new Job.Origin(enqueued.id(), enqueued.attempt(), enqueued.submittedAt());
    String source = enqueued.source();
    return switch (StoredKind.of(enqueued.kind())) {
      case SUBMISSION ->
          new Job.Submission(origin, target(enqueued), source, limits(enqueued), enqueued.clean());
      case RUN ->
          new Job.Run(
              origin,
              target(enqueued),
              source,
              limits(enqueued),
              OwnInputs.restored(enqueued.stdin()));
      case SCRATCH ->
          new Job.Scratch(
              origin, source, Limits.DEFAULT, Objects.requireNonNullElse(enqueued.stdin(), ""));
    };
  }

  private static Job.Target target(JudgingQueries.Enqueued enqueued) {
    return new Job.Target(
        Objects.requireNonNull(enqueued.puzzle()),
        Objects.requireNonNull(enqueued.version()),
        Objects.requireNonNull(enqueued.testSetHash()));
  }

  private static Limits limits(JudgingQueries.Enqueued enqueued) {
    return Codec.fromJson(Objects.requireNonNull(enqueued.limits()), Limits.class);
  }
}
