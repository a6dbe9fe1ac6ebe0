package io.arbiter.server.submission;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Accepts the runs of visitors, who have no account, and deletes them when they are an hour old and
 * have a result. A run has no player and waits in the batch lane, so no player waits for it. All
 * visitors together have quotas. The id of a run is random throughout: whoever has it may see the
 * run, and nobody can guess it. Thread-safe.
 */
@ApplicationScoped
public class VisitorRuns {
  private static final Logger LOG = Logger.getLogger(VisitorRuns.class);

  /** The {@code Retry-After} while too many runs wait. */
  private static final Duration RESULT = Duration.ofSeconds(5);

  private static final Duration KEPT = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final int BATCH = 500;

  /** No quota of one player, and no run for the interactive lane. */
  private static final Quotas.Allowed ALLOWED = new Quotas.Allowed(1, 0, 1, 1, 1);

  /**
   * What all visitors may run together.
   *
   * @param inFlight runs that wait for their results
   * @param perHour runs in any hour
   * @param endedChildren child processes that runs may end in any ten minutes
   */
  record Limits(int inFlight, int perHour, int endedChildren) {
    /**
     * Few enough that visitors cost players little, and that the table of submissions stays small.
     */
    static final Limits DEFAULT = new Limits(20, 5000, 10);
  }

  private final IntakeQueries queries;
  private final Limits limits;
  private final Quotas quotas;
  private final Outbox outbox;

  @Inject
  VisitorRuns(IntakeQueries queries, Quotas quotas, Outbox outbox) {
    this(queries, Limits.DEFAULT, quotas, outbox);
  }

  VisitorRuns(IntakeQueries queries, Limits limits, Quotas quotas, Outbox outbox) {
    this.queries = queries;
    this.limits = limits;
    this.quotas = quotas;
    this.outbox = outbox;
  }

  /**
   * Accepts a run.
   *
   * @throws ProblemException INVALID if the source or an input is, TOO_MANY_REQUESTS if visitors
   *     have used up a quota, UNAVAILABLE if the queue is full; these two with the time to wait
   */
  UUID accept(PuzzleVersion version, SubmissionIntake.Request request) {
    SourceText.check("source", request.trial().source());
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Job job =
        new SubmissionIntake.Target(version)
            .job(request, new Job.Origin(UUID.randomUUID(), 1, now));
    if (!quotas.hasRoom()) {
      throw quotas.queueFull();
    }
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              check(now);
              queries.store(
                  new NewSubmission(job, null, version.puzzleId(), null, null), ALLOWED, true, now);
            });
    outbox.nudge();
    Spans.note(Spans.SUBMISSION, job.submission().toString());
    return job.submission();
  }

  private void check(Instant now) {
    IntakeQueries.SentRuns sent =
        queries.sentRuns(
            limits.perHour(),
            now.minus(KEPT),
            limits.endedChildren(),
            now.minus(Quotas.TEN_MINUTES));
    if (sent.inFlight() >= limits.inFlight()) {
      throw ProblemReason.VISITORS_WAITING.problem(limits.inFlight()).retryAfter(RESULT);
    }
    if (sent.inHour() != null) {
      throw ProblemReason.VISITORS_HOUR
          .problem(limits.perHour())
          .retryAfter(Duration.between(now, sent.inHour().plus(KEPT)));
    }
    if (sent.endedChild() != null) {
      throw ProblemReason.VISITORS_ENDED_PROCESSES
          .problem(limits.endedChildren())
          .retryAfter(Duration.between(now, sent.endedChild().plus(Quotas.TEN_MINUTES)));
    }
  }

  /** Deletes all old runs, after a pause. */
  public void sweepTurn() throws InterruptedException {
    Thread.sleep(PAUSE);
    sweep();
  }

  /** Deletes all old runs; returns their number. */
  long sweep() {
    long all = 0;
    long batch;
    do {
      Instant before = Instant.now().minus(KEPT);
      batch =
          QuarkusTransaction.requiringNew().call(() -> queries.deleteRuns(before, BATCH).value());
      all += batch;
    } while (batch == BATCH);
    if (all > 0) {
      LOG.debugf("deleted %d runs of visitors", all);
    }
    return all;
  }
}
