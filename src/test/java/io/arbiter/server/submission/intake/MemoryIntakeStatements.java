package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.submission.SubmissionInsertion;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement of the intake, on the tables of a simulation. It has no submissions that are
 * answered from earlier judgements.
 */
class MemoryIntakeStatements extends IntakeStatements {
  private final VirtualDatabase database;
  private final QuotaSettings settings;

  MemoryIntakeStatements(VirtualDatabase database, QuotaSettings settings) {
    super(null);
    this.database = database;
    this.settings = settings;
  }

  @Override
  public Answer insert(SubmissionInsertion insertion, Quotas quotas, boolean full, Instant now) {
    if (insertion.sourceHash() != null) {
      throw new UnsupportedOperationException("the simulation has no repeated sources");
    }
    return database.joining().call(() -> insertNew(insertion, full, now));
  }

  private Answer insertNew(SubmissionInsertion insertion, boolean full, Instant now) {
    // What the statement sees is what was committed when the statement began.
    UUID player = insertion.player();
    String key = insertion.idempotencyKey();
    boolean present = database.players.find(player).isPresent();
    List<Submission> earlier =
        database
            .submissions
            .rows()
            .filter(row -> row.player().equals(player))
            .sorted(Comparator.comparing(Submission::id).reversed())
            .toList();
    UUID known =
        earlier.stream()
            .filter(row -> key != null && key.equals(row.key()))
            .map(Submission::id)
            .findFirst()
            .orElse(null);
    long inFlight = earlier.stream().filter(row -> !row.isJudged()).count();
    UUID inMinute = id(earlier, settings.perMinute());
    UUID inDay = id(earlier, settings.perDay());
    Instant ended =
        earlier.stream()
            .map(Submission::endedChildAt)
            .filter(at -> at != null)
            .sorted(Comparator.reverseOrder())
            .skip(settings.endedChildren() - 1)
            .findFirst()
            .orElse(null);
    database.statement("inserts a submission");
    boolean allowed =
        !full
            && known == null
            && inFlight < settings.inFlight()
            && isBefore(inMinute, now.minus(Duration.ofMinutes(1)))
            && isBefore(inDay, now.minus(Duration.ofDays(1)))
            && (ended == null || ended.isBefore(now.minus(Duration.ofMinutes(10))));
    if (allowed && present && claim(player, key)) {
      insert(insertion, inFlight >= settings.interactive());
      known = insertion.job().submission();
    }
    return new Answer(
        known,
        inFlight,
        inMinute,
        inDay,
        ended,
        settings.inFlight(),
        settings.perMinute(),
        settings.perDay());
  }

  /** Whether no other submission has the key. Waits for a statement that inserts it. */
  private boolean claim(UUID player, @Nullable String key) {
    if (key == null) {
      return true;
    }
    String both = player + " " + key;
    database.keys.lock(both);
    if (database.keys.find(both).isPresent()) {
      return false;
    }
    database.keys.put(both, player);
    return true;
  }

  private static @Nullable UUID id(List<Submission> newestFirst, int number) {
    return newestFirst.size() < number ? null : newestFirst.get(number - 1).id();
  }

  /** The id of a submission begins with the milliseconds at which it was sent. */
  private static boolean isBefore(@Nullable UUID id, Instant at) {
    return id == null || id.getMostSignificantBits() >>> 16 <= at.toEpochMilli();
  }

  private void insert(SubmissionInsertion insertion, boolean batch) {
    Job job = insertion.job();
    Instant at = job.origin().submittedAt();
    database.submissions.put(
        job.submission(),
        new Submission(
            job.submission(),
            job.kind().name(),
            insertion.player(),
            insertion.puzzle(),
            insertion.version(),
            job.source(),
            insertion.idempotencyKey(),
            batch,
            at,
            at,
            job.attempt(),
            null,
            null,
            null));
    send(batch ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE, job);
  }

  /** Adds the row to the outbox. */
  void send(String topic, Job job) {
    long id = database.nextId();
    database.outbox.put(id, new Waiting(id, topic, job.submission().toString(), Codec.encode(job)));
  }
}
