package io.arbiter.server.submission.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.uuid.Generators;
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
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
 * Accepts each submission once. A submission takes three statements in one transaction: the first
 * one lets only one request of the player at a time go on, the second one finds what the player has
 * sent before, the third one stores the submission and its job. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class SubmissionIntake {
  private final IntakeQueries queries;
  private final SubmissionRepository submissions;
  private final Quotas quotas;
  private final Outbox outbox;
  private final InstantSource clock;
  private final TransactionRunner transactions;

  @Inject
  SubmissionIntake(
      IntakeQueries queries, SubmissionRepository submissions, Quotas quotas, Outbox outbox) {
    this(
        queries,
        submissions,
        quotas,
        outbox,
        InstantSource.system(),
        QuarkusTransaction.joiningExisting());
  }

  SubmissionIntake(
      IntakeQueries queries,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      InstantSource clock,
      TransactionRunner transactions) {
    this.queries = queries;
    this.submissions = submissions;
    this.quotas = quotas;
    this.outbox = outbox;
    this.clock = clock;
    this.transactions = transactions;
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
   * Accepts a request of a player. A refused request with a known key returns that key's first
   * submission: by now, a puzzle may be retired or a contest may be over.
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
   * Accepts a source for a puzzle of a contest. The first statement decides whether the contest
   * runs at this moment and whether the player is registered.
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
        player,
        new SubmissionInsertion(job, player, version.puzzleId(), entry.contest(), idempotencyKey));
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

  UUID accept(Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    return accept(player, new SubmissionInsertion(job, player, puzzle, null, idempotencyKey));
  }

  private UUID accept(UUID player, SubmissionInsertion insertion) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = transactions.call(() -> store(player, insertion, now));
    outbox.nudge();
    Spans.note(Spans.SUBMISSION, id.toString());
    return id;
  }

  /** Returns the id of the new submission, or of the earlier one with the same key. */
  private UUID store(UUID player, SubmissionInsertion insertion, Instant now) {
    Quotas.Allowed allowed = quotas.allowed(begin(player, insertion));
    Quotas.Sent sent =
        queries.sent(
            player,
            insertion.idempotencyKey(),
            allowed.perMinute(),
            allowed.perDay(),
            quotas.endedChildren());
    if (sent.sameKey() != null) {
      return sent.sameKey();
    }
    quotas.check(player, sent, allowed, now);
    queries.store(insertion, quotas.isForBatch(sent));
    return insertion.job().submission();
  }

  private PlayerQuota begin(UUID player, SubmissionInsertion insertion) {
    UUID contest = insertion.contest();
    return contest == null
        ? queries.begin(player).orElseThrow(PlayerStore::deleted)
        : queries
            .beginForContest(player, contest, insertion.job().origin().submittedAt())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.CONFLICT, "the contest is not open to you at this moment"));
  }
}
