package io.arbiter.submission;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.Job;
import io.arbiter.judging.Limits;
import io.arbiter.judging.SubmissionKind;
import io.arbiter.outbox.Outbox;
import io.arbiter.puzzle.PuzzleVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Accepts submissions, each once: the row and its job in one transaction. Thread-safe. */
@ApplicationScoped
public class SubmissionIntake {
  private final Jdbi jdbi;
  private final SubmissionStore submissions;
  private final Quotas quotas;
  private final Outbox outbox;

  public SubmissionIntake(Jdbi jdbi, SubmissionStore submissions, Quotas quotas, Outbox outbox) {
    this.jdbi = jdbi;
    this.submissions = submissions;
    this.quotas = quotas;
    this.outbox = outbox;
  }

  /**
   * Accepts a source for a puzzle.
   *
   * @param idempotencyKey the client's name for this request, or null
   * @return the id of the submission: the first one's if the key was used before
   * @throws io.arbiter.problem.ProblemException when a quota is used up or the queue is full
   */
  UUID accept(
      SubmissionKind kind,
      UUID player,
      PuzzleVersion version,
      String source,
      @Nullable String idempotencyKey) {
    Job job =
        new Job(
            Job.FORMAT,
            Generators.timeBasedEpochGenerator().generate(),
            1,
            kind,
            version.slug(),
            version.number(),
            version.testSetHash(),
            source,
            version.limits(),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    return accept(job, player, version.puzzleId(), idempotencyKey);
  }

  /** Accepts a script of no puzzle. */
  UUID acceptScratch(
      UUID player, String source, @Nullable String stdin, @Nullable String idempotencyKey) {
    Job job =
        new Job(
            Job.FORMAT,
            Generators.timeBasedEpochGenerator().generate(),
            1,
            SubmissionKind.SCRATCH,
            null,
            0,
            null,
            source,
            Limits.DEFAULT,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            null,
            stdin);
    return accept(job, player, null, idempotencyKey);
  }

  private UUID accept(
      Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    UUID id = jdbi.withHandle(handle -> accept(handle, job, player, puzzle, idempotencyKey));
    outbox.nudge();
    return id;
  }

  private UUID accept(
      Handle handle, Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    if (idempotencyKey != null) {
      Optional<UUID> first = submissions.findByKey(handle, player, idempotencyKey);
      if (first.isPresent()) {
        return first.get();
      }
    }
    String topic = quotas.admit(handle, player);
    return submissions.insert(handle, topic, job, player, puzzle, idempotencyKey)
        ? job.submission()
        : submissions.findByKey(handle, player, String.valueOf(idempotencyKey)).orElseThrow();
  }
}
