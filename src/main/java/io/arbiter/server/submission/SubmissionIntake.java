package io.arbiter.server.submission;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.Spans;
import io.arbiter.server.database.TimeOrderedId;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.puzzle.PuzzleVersion;
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
 * Accepts each submission once. A submission takes two statements in one transaction: the first one
 * lets only one request of the player at a time go on, the second one stores the submission and its
 * job unless the player's earlier submissions forbid it. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class SubmissionIntake {
  private final IntakeQueries queries;
  private final SubmissionRepository submissions;
  private final Quotas quotas;
  private final Outbox outbox;
  private final RecentSenders senders;
  private final InstantSource clock;
  private final TransactionRunner transactions;

  @Inject
  SubmissionIntake(
      IntakeQueries queries,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      RecentSenders senders) {
    this(
        queries,
        submissions,
        quotas,
        outbox,
        senders,
        InstantSource.system(),
        QuarkusTransaction.joiningExisting());
  }

  SubmissionIntake(
      IntakeQueries queries,
      SubmissionRepository submissions,
      Quotas quotas,
      Outbox outbox,
      RecentSenders senders,
      InstantSource clock,
      TransactionRunner transactions) {
    this.queries = queries;
    this.submissions = submissions;
    this.quotas = quotas;
    this.outbox = outbox;
    this.senders = senders;
    this.clock = clock;
    this.transactions = transactions;
  }

  /**
   * A source for a puzzle.
   *
   * @param kind SUBMISSION or RUN
   * @param idempotencyKey the client's key of this request, or null
   */
  public record Request(
      SubmissionKind kind, SubmissionResource.Trial trial, @Nullable String idempotencyKey) {}

  /**
   * What a source is sent for.
   *
   * @param contest null for an ordinary submission
   * @param clean whether each submission gets a child process of its own
   */
  public record Target(PuzzleVersion version, @Nullable UUID contest, boolean clean) {
    public Target(PuzzleVersion version) {
      this(version, null, false);
    }

    Job job(Request request, Job.Origin origin) {
      var trial = request.trial();
      var target = new Job.Target(version.slug(), version.number(), version.tests().hash());
      SourceCode code = trial.code();
      version.requireLanguage(code.language());
      if (request.kind() == SubmissionKind.SUBMISSION) {
        return new Job.Submission(origin, target, code, version.limits(), clean);
      }
      List<PyValue> inputs = OwnInputs.read(trial.inputs(), version.tests().program());
      int sample = sample(trial);
      if (trial.trace() && inputs.size() + Math.min(sample, 1) != 1) {
        throw ProblemException.invalid("trace", "needs exactly one input, or a sample");
      }
      if (trial.trace() && !code.language().recordsSteps()) {
        throw ProblemException.invalid(
            "trace", "the steps of " + code.language().title() + " cannot be recorded");
      }
      return new Job.Run(origin, target, code, version.limits(), inputs, sample, trial.trace());
    }

    private int sample(SubmissionResource.Trial trial) {
      if (trial.sample() == null) {
        return 0;
      }
      if (!trial.trace()) {
        throw ProblemException.invalid("sample", "is only for runs with \"trace\": true");
      }
      if (trial.sample() < 1 || trial.sample() > version.tests().samples()) {
        throw ProblemException.invalid("sample", "must be 1 to " + version.tests().samples());
      }
      return trial.sample();
    }
  }

  /**
   * Accepts a source for a puzzle. For a contest, the first statement decides whether the contest
   * runs at this moment and whether the player is registered.
   *
   * @param target finds what the source is for, or refuses the request
   * @return the id of the submission; if the key was used before, of the first submission with this
   *     key
   * @throws ProblemException if the source or an input is invalid, a quota is used up, the queue is
   *     full, or the contest is not open to the player
   */
  public UUID accept(UUID player, Request request, Supplier<Target> target) {
    @Nullable String key = request.idempotencyKey();
    try {
      checkQuota(player, key);
      SourceText.check("source", request.trial().source());
      Target found = target.get();
      Job job = found.job(request, first());
      UUID puzzle = found.version().puzzleId();
      return accept(player, new NewSubmission(job, player, puzzle, found.contest(), key));
    } catch (ProblemException refused) {
      // By now, the puzzle may be retired or the contest over. A repetition still gets its answer.
      return Optional.ofNullable(key)
          .flatMap(known -> submissions.findByKey(player, known))
          .orElseThrow(() -> refused);
    }
  }

  /**
   * Refuses early a player who is known to have used up a quota. A request with a key may be a
   * repetition, so only the transaction decides about it.
   */
  void checkQuota(UUID player, @Nullable String idempotencyKey) {
    if (idempotencyKey == null) {
      quotas.checkKnown(player, clock.instant());
    }
  }

  /** Accepts a script, which has no puzzle. */
  UUID acceptScratch(
      UUID player, SourceCode code, @Nullable String stdin, @Nullable String idempotencyKey) {
    checkQuota(player, idempotencyKey);
    String input = Objects.requireNonNullElse(stdin, "");
    SourceText.check("source", code.text());
    SourceText.check("stdin", input);
    return accept(
        new Job.Scratch(first(), code, Limits.DEFAULT, input), player, null, idempotencyKey);
  }

  private Job.Origin first() {
    return new Job.Origin(TimeOrderedId.next(), 1, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  UUID accept(Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    return accept(player, new NewSubmission(job, player, puzzle, null, idempotencyKey));
  }

  private UUID accept(UUID player, NewSubmission submission) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    UUID id = transactions.call(() -> store(player, submission, now));
    outbox.nudge();
    if (id.equals(submission.job().submission())) {
      senders.add(id, player);
    }
    Spans.note(Spans.SUBMISSION, id.toString());
    return id;
  }

  /** Returns the id of the new submission, or of the earlier one with the same key. */
  private UUID store(UUID player, NewSubmission submission, Instant now) {
    Quotas.Allowed allowed = quotas.allowed(begin(player, submission));
    boolean room = quotas.hasRoom();
    IntakeQueries.Sent sent = queries.store(submission, allowed, room, now);
    if (sent.sameKey() != null) {
      return sent.sameKey();
    }
    if (!room) {
      throw quotas.queueFull();
    }
    quotas.check(player, sent, allowed, now);
    return submission.job().submission();
  }

  private PlayerQuota begin(UUID player, NewSubmission submission) {
    UUID contest = submission.contest();
    return contest == null
        ? queries.begin(player).orElseThrow(PlayerStore::deleted)
        : queries
            .beginForContest(player, contest, submission.job().origin().submittedAt())
            .orElseThrow(ProblemReason.CONTEST_CLOSED::problem);
  }
}
