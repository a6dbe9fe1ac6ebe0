package io.arbiter.server.submission.intake;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The queries of the intake, on the tables of a simulation, which has no contests. */
class MemoryIntakeQueries implements IntakeQueries {
  private final VirtualDatabase database;

  MemoryIntakeQueries(VirtualDatabase database) {
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
      UUID player, @Nullable String key, int perMinute, int perDay, int endedChildren) {
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
        id(newestFirst, perMinute),
        id(newestFirst, perDay),
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
  public Stored store(
      UUID id,
      String kind,
      @Nullable UUID player,
      @Nullable UUID puzzle,
      @Nullable Integer version,
      String source,
      @Nullable String stdin,
      @Nullable String key,
      int attempt,
      Instant at,
      boolean batch,
      @Nullable UUID contest,
      boolean clean,
      String topic,
      byte[] job,
      @Nullable String traceparent) {
    database.statement("inserts a submission");
    database.submissions.put(
        id,
        new Submission(
            id, kind, player, puzzle, version, source, key, batch, at, at, attempt, null, null,
            null));
    send(id, topic, job);
    return new Stored(id);
  }

  /** Adds the row to the outbox. */
  void send(UUID submission, String topic, byte[] job) {
    long id = database.nextId();
    database.outbox.put(id, new Waiting(id, topic, submission.toString(), job));
  }

  @Override
  public Optional<PlayerQuota> beginForContest(UUID player, UUID contest, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SentRuns sentRuns(int perHour, int endedChildren) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Deleted deleteRuns(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }
}
