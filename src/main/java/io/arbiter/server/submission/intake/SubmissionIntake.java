package io.arbiter.server.submission.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.submission.OwnInputs;
import io.arbiter.server.submission.SourceText;
import io.arbiter.server.submission.SubmissionInsertion;
import io.arbiter.server.submission.SubmissionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts each submission once. One SQL statement writes the row and its job, and is a transaction
 * by itself. An explicit transaction would cost a second round trip. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class SubmissionIntake {
  private final IntakeStatements statements;
  private final SubmissionRepository submissions;
  private final Quotas quotas;
  private final Outbox outbox;
  private final boolean answerRepeats;
  private final InstantSource clock;

  @Inject
  SubmissionIntake(
      IntakeStatements statements,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      SubmissionSettings settings) {
    this(statements, submissions, quotas, outbox, settings, InstantSource.system());
  }

  SubmissionIntake(
      IntakeStatements statements,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      SubmissionSettings settings,
      InstantSource clock) {
    this.statements = statements;
    this.submissions = submissions;
    this.quotas = quotas;
    this.outbox = outbox;
    this.answerRepeats = settings.answerRepeats();
    this.clock = clock;
  }

  /**
   * Refuses early a player who is known to have used up a quota. A request with a key may be a
   * repetition, so only {@link #accept} decides about it.
   *
   * @throws io.arbiter.core.problem.ProblemException if a quota is used up
   */
  void checkQuota(UUID player, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      quotas.checkKnown(player, clock.instant());
    }
  }

  /**
   * Accepts a request of a player. If the request is refused, but the player has used its key
   * before, it is a repetition: the answer is the first submission with this key, although by now a
   * puzzle is retired or a contest is over.
   *
   * @param accepting checks the request and accepts it with this key
   * @throws ProblemException as the request, unless it is a repetition
   */
  public UUID once(UUID player, @Nullable String idempotencyKey, Supplier<UUID> accepting) {
    try {
      return accepting.get();
    } catch (ProblemException refused) {
      return Optional.ofNullable(idempotencyKey)
          .flatMap(key -> submissions.findByKey(player, key))
          .orElseThrow(() -> refused);
    }
  }

  /**
   * Accepts a source for a puzzle.
   *
   * @param inputs the player's own inputs of a run; empty for the samples
   * @param idempotencyKey the client's key of this request, or null
   * @return the id of the submission; if the key was used before, of the first submission with this
   *     key
   * @throws io.arbiter.core.problem.ProblemException if a quota is used up or the queue is full
   */
  UUID accept(
      SubmissionKind kind,
      UUID player,
      PuzzleVersion version,
      String source,
      List<List<PyValue>> inputs,
      @Nullable String idempotencyKey) {
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    Job job =
        switch (kind) {
          case SUBMISSION -> new Job.Submission(first(), target, source, version.limits());
          case RUN -> new Job.Run(first(), target, source, version.limits(), inputs);
          case SCRATCH -> throw new IllegalArgumentException("a scratch has no puzzle");
        };
    return accept(job, player, version.puzzleId(), idempotencyKey);
  }

  /**
   * A contest for which a source is sent.
   *
   * @param clean whether each submission gets a child process of its own
   */
  public record Entry(UUID contest, boolean clean) {}

  /**
   * Accepts a source for a puzzle of a contest. The statement that stores the submission decides
   * whether the contest runs at this moment and whether the player is registered.
   *
   * @param inputs the player's own inputs of a run, in the encoding of bundles; null for the
   *     samples, and for a submission
   * @throws io.arbiter.core.problem.ProblemException as for an ordinary submission, and CONFLICT if
   *     the contest is not open to the player
   */
  public UUID acceptForContest(
      SubmissionKind kind,
      UUID player,
      PuzzleVersion version,
      Entry entry,
      String source,
      @Nullable List<JsonNode> inputs,
      @Nullable String idempotencyKey) {
    checkQuota(player, idempotencyKey);
    SourceText.check("source", source);
    List<List<PyValue>> own = OwnInputs.read(inputs);
    OwnInputs.requireFitting(version, own);
    var target = new Job.Target(version.slug(), version.number(), version.testSetHash());
    Job job =
        switch (kind) {
          case SUBMISSION ->
              new Job.Submission(first(), target, source, version.limits(), entry.clean());
          case RUN -> new Job.Run(first(), target, source, version.limits(), own);
          case SCRATCH -> throw new IllegalArgumentException("a scratch has no puzzle");
        };
    return accept(
        new SubmissionInsertion(
            job, player, version.puzzleId(), entry.contest(), idempotencyKey, null));
  }

  /** Accepts a script, which has no puzzle. */
  UUID acceptScratch(
      UUID player, String source, @Nullable String stdin, @Nullable String idempotencyKey) {
    Job job =
        new Job.Scratch(first(), source, Limits.DEFAULT, Objects.requireNonNullElse(stdin, ""));
    return accept(job, player, null, idempotencyKey);
  }

  /** The first attempt of a new submission. */
  private Job.Origin first() {
    return new Job.Origin(
        Generators.timeBasedEpochGenerator().generate(),
        1,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  /** Costs one round trip. At most once a second, a second one reads the length of the queue. */
  UUID accept(Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    return accept(
        new SubmissionInsertion(job, player, puzzle, null, idempotencyKey, sourceHash(job)));
  }

  private UUID accept(SubmissionInsertion insertion) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    boolean full = quotas.isFull();
    IntakeStatements.Answer answer = statements.insert(insertion, quotas, full, now);
    UUID id = answer.id();
    if (id == null) {
      quotas.check(insertion.player(), full, answer.sent(), answer.allowed(), now);
      id = firstOfKey(insertion);
    }
    outbox.nudge();
    Spans.note(Spans.SUBMISSION, id.toString());
    return id;
  }

  /**
   * The submission that a request at the same moment added with this key. If there is none, the
   * account has just been deleted, or the contest has just ended.
   */
  private UUID firstOfKey(SubmissionInsertion insertion) {
    return Optional.ofNullable(insertion.idempotencyKey())
        .flatMap(key -> submissions.findByKey(insertion.player(), key))
        .orElseThrow(
            () ->
                insertion.contest() == null
                    ? PlayerStore.deleted()
                    : new ProblemException(
                        ErrorCode.CONFLICT, "the contest is not open to you at this moment"));
  }

  /**
   * A hash of the source; null if the submission must not share judgements with other submissions.
   */
  private @Nullable String sourceHash(Job job) {
    return answerRepeats
            && job instanceof Job.Submission
            && SourceText.seemsDeterministic(job.source())
        ? Codec.hash(job.source().getBytes(StandardCharsets.UTF_8))
        : null;
  }
}
