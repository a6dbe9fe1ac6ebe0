package io.arbiter.server.submission.intake;

import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.puzzle.PuzzleVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
@Transactional(TxType.SUPPORTS)
public class VisitorRuns {
  /** The {@code Retry-After} while too many runs wait. */
  private static final Duration RESULT = Duration.ofSeconds(5);

  private final VisitorStatements statements;
  private final VisitorLimits limits;
  private final Quotas quotas;
  private final Outbox outbox;
  private final InstantSource clock;

  @Inject
  VisitorRuns(VisitorStatements statements, Quotas quotas, Outbox outbox) {
    this(statements, VisitorLimits.DEFAULT, quotas, outbox, InstantSource.system());
  }

  VisitorRuns(
      VisitorStatements statements,
      VisitorLimits limits,
      Quotas quotas,
      Outbox outbox,
      InstantSource clock) {
    this.statements = statements;
    this.limits = limits;
    this.quotas = quotas;
    this.outbox = outbox;
    this.clock = clock;
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
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var job =
        new Job.Run(
            new Job.Origin(UUID.randomUUID(), 1, now),
            new Job.Target(version.slug(), version.number(), version.testSetHash()),
            source,
            version.limits(),
            inputs);
    VisitorStatements.Answer answer = statements.insert(job, version.puzzleId(), limits, now);
    if (!answer.accepted()) {
      throw refusal(answer, now);
    }
    outbox.nudge();
    Spans.note(Spans.SUBMISSION, job.submission().toString());
    return job.submission();
  }

  private ProblemException refusal(VisitorStatements.Answer answer, Instant now) {
    if (answer.inFlight() >= limits.inFlight()) {
      return refusal(limits.inFlight() + " runs of visitors wait for their results", RESULT);
    }
    Duration hour = left(answer.inHour(), VisitorStatements.KEPT, now);
    return hour.isPositive()
        ? refusal("visitors have made " + limits.perHour() + " runs within an hour", hour)
        : refusal(
            "runs of visitors have ended the process they run in "
                + limits.endedChildren()
                + " times in ten minutes",
            left(answer.endedChild(), Quotas.TEN_MINUTES, now));
  }

  private static Duration left(@Nullable Instant from, Duration window, Instant now) {
    return from == null ? Duration.ZERO : Duration.between(now, from.plus(window));
  }

  private static ProblemException refusal(String reason, Duration wait) {
    return new ProblemException(
        ErrorCode.TOO_MANY_REQUESTS, reason + "; players are not affected", wait);
  }
}
