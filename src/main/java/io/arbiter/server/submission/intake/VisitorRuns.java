package io.arbiter.server.submission.intake;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.submission.SubmissionInsertion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the runs of visitors, who have no account. A run has no player and waits in the batch
 * lane, so no player waits for it. All visitors together have quotas. The id of a run is random
 * throughout: whoever has it may see the run, and nobody can guess it. Thread-safe.
 */
@ApplicationScoped
class VisitorRuns {
  /** The {@code Retry-After} while too many runs wait. */
  private static final Duration RESULT = Duration.ofSeconds(5);

  /** How old a run is when it is deleted. */
  static final Duration KEPT = Duration.ofHours(1);

  private final IntakeQueries queries;
  private final VisitorLimits limits;
  private final Quotas quotas;
  private final Outbox outbox;

  @Inject
  VisitorRuns(IntakeQueries queries, Quotas quotas, Outbox outbox) {
    this(queries, VisitorLimits.DEFAULT, quotas, outbox);
  }

  VisitorRuns(IntakeQueries queries, VisitorLimits limits, Quotas quotas, Outbox outbox) {
    this.queries = queries;
    this.limits = limits;
    this.quotas = quotas;
    this.outbox = outbox;
  }

  /**
   * Accepts a run.
   *
   * @param inputs the visitor's own inputs; empty for the samples
   * @throws ProblemException TOO_MANY_REQUESTS if visitors have used up a quota, UNAVAILABLE if the
   *     queue is full; both with the time to wait
   */
  UUID accept(PuzzleVersion version, String source, List<List<PyValue>> inputs) {
    quotas.requireRoom();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    var job =
        new Job.Run(
            new Job.Origin(UUID.randomUUID(), 1, now),
            new Job.Target(version.slug(), version.number(), version.testSetHash()),
            source,
            version.limits(),
            inputs);
    var insertion = new SubmissionInsertion(job, null, version.puzzleId(), null, null);
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              check(queries.sentRuns(limits.perHour(), limits.endedChildren()), now);
              queries.store(insertion, true);
            });
    outbox.nudge();
    Spans.note(Spans.SUBMISSION, job.submission().toString());
    return job.submission();
  }

  private void check(IntakeQueries.SentRuns sent, Instant now) {
    if (sent.inFlight() >= limits.inFlight()) {
      throw refusal(limits.inFlight() + " runs of visitors wait for their results", RESULT);
    }
    Duration hour = left(sent.inHour(), KEPT, now);
    if (hour.isPositive()) {
      throw refusal("visitors have made " + limits.perHour() + " runs within an hour", hour);
    }
    Duration endedChild = left(sent.endedChild(), Quotas.TEN_MINUTES, now);
    if (endedChild.isPositive()) {
      throw refusal(
          "runs of visitors have ended the process they run in "
              + limits.endedChildren()
              + " times in ten minutes",
          endedChild);
    }
  }

  private static Duration left(@Nullable Instant from, Duration window, Instant now) {
    return from == null ? Duration.ZERO : Duration.between(now, from.plus(window));
  }

  private static ProblemException refusal(String reason, Duration wait) {
    return new ProblemException(
        ErrorCode.TOO_MANY_REQUESTS, reason + "; players are not affected", wait);
  }
}
