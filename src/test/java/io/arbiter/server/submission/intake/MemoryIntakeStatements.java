package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.submission.SubmissionInsertion;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of the intake, on the tables of a simulation, which has no contests. */
class MemoryIntakeStatements extends IntakeStatements {
  private final VirtualDatabase database;

  MemoryIntakeStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  @Override
  public Optional<PlayerQuota> begin(UUID player) {
    database.statement("begins an intake");
    database.intakes.lock(player);
    return database.players.find(player).map(_ -> new PlayerQuota(null, null, null));
  }

  @Override
  public Quotas.Sent sent(
      UUID player, @Nullable String key, Quotas.Allowed allowed, int endedChildren) {
    database.statement("looks at what a player has sent");
    List<Submission> newestFirst =
        database
            .submissions
            .rows()
            .filter(row -> row.player().equals(player))
            .sorted(Comparator.comparing(Submission::id).reversed())
            .toList();
    return new Quotas.Sent(
        newestFirst.stream()
            .filter(row -> key != null && key.equals(row.key()))
            .map(Submission::id)
            .findFirst()
            .orElse(null),
        newestFirst.stream().filter(row -> !row.isJudged()).count(),
        id(newestFirst, allowed.perMinute()),
        id(newestFirst, allowed.perDay()),
        newestFirst.stream()
            .map(Submission::endedChildAt)
            .filter(at -> at != null)
            .sorted(Comparator.reverseOrder())
            .skip(endedChildren - 1)
            .findFirst()
            .orElse(null));
  }

  private static @Nullable UUID id(List<Submission> newestFirst, int number) {
    return newestFirst.size() < number ? null : newestFirst.get(number - 1).id();
  }

  @Override
  public void store(SubmissionInsertion insertion, boolean batch) {
    database.statement("inserts a submission");
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
