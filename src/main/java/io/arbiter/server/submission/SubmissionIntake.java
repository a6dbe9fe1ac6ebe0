package io.arbiter.server.submission;

import com.fasterxml.uuid.Generators;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.delivery.Job;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Accepts submissions, each once: the row and its job in one transaction, which is the statement
 * that writes both. A transaction around it would cost a second round trip. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class SubmissionIntake {
  private final IntakeStatements statements;
  private final SubmissionRepository submissions;
  private final Quotas quotas;
  private final Outbox outbox;
  private final boolean answerRepeats;

  SubmissionIntake(
      IntakeStatements statements,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      SubmissionSettings settings) {
    this.statements = statements;
    this.submissions = submissions;
    this.quotas = quotas;
    this.outbox = outbox;
    this.answerRepeats = settings.answerRepeats();
  }

  /**
   * Refuses early who is known to have sent too much; a repeat with its key is for {@link #accept}.
   *
   * @throws io.arbiter.core.problem.ProblemException when a quota is used up
   */
  void checkQuota(UUID player, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      quotas.checkKnown(player, Instant.now());
    }
  }

  /**
   * Accepts a source for a puzzle.
   *
   * @param idempotencyKey the client's name for this request, or null
   * @return the id of the submission: the first one's if the key was used before
   * @throws io.arbiter.core.problem.ProblemException when a quota is used up or the queue is full
   */
  UUID accept(
      SubmissionKind kind,
      UUID player,
      PuzzleVersion version,
      String source,
      @Nullable String idempotencyKey) {
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    Job job =
        switch (kind) {
          case SUBMISSION -> new Job.Submission(first(), target, source, version.limits());
          case RUN -> new Job.Run(first(), target, source, version.limits());
          case SCRATCH -> throw new IllegalArgumentException("a scratch has no puzzle");
        };
    return accept(job, player, version.puzzleId(), idempotencyKey);
  }

  /** Accepts a script of no puzzle. */
  UUID acceptScratch(
      UUID player, String source, @Nullable String stdin, @Nullable String idempotencyKey) {
    Job job =
        new Job.Scratch(first(), source, Limits.DEFAULT, Objects.requireNonNullElse(stdin, ""));
    return accept(job, player, null, idempotencyKey);
  }

  /** The first attempt of a new submission. */
  private static Job.Origin first() {
    return new Job.Origin(
        Generators.timeBasedEpochGenerator().generate(),
        1,
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  /** One round trip, but for a look at the queue's length now and then. */
  UUID accept(Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    boolean full = quotas.isFull();
    var insertion = new SubmissionInsertion(job, player, puzzle, idempotencyKey, sourceHash(job));
    IntakeStatements.Answer answer = statements.insert(insertion, quotas, full, now);
    UUID id = answer.id();
    if (id == null) {
      quotas.check(player, full, answer.sent(), now);
      id = firstOfKey(player, String.valueOf(idempotencyKey));
    }
    outbox.nudge();
    return id;
  }

  /** Added by a request of the same moment; or else the account has just been deleted. */
  private UUID firstOfKey(UUID player, String idempotencyKey) {
    return submissions.findByKey(player, idempotencyKey).orElseThrow(PlayerStore::deleted);
  }

  /** Names the source if the submission may be answered from earlier ones, or they from it. */
  private @Nullable String sourceHash(Job job) {
    return answerRepeats
            && job instanceof Job.Submission
            && SourceText.seemsDeterministic(job.source())
        ? Codec.hash(job.source().getBytes(StandardCharsets.UTF_8))
        : null;
  }
}
