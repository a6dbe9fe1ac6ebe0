package io.arbiter.server.submission;

import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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
  public Sent store(
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
      @Nullable UUID contest,
      boolean clean,
      String topic,
      String batchTopic,
      byte[] job,
      @Nullable String traceparent,
      boolean room,
      int inFlight,
      int interactive,
      int perMinute,
      UUID inMinute,
      int perDay,
      UUID inDay,
      int endedChildren,
      Instant inTenMinutes) {
    database.statement("inserts a submission unless a quota is used up");
    List<Submission> newestFirst =
        database
            .submissions
            .rows()
            .filter(row -> row.player().equals(player))
            .sorted(Comparator.comparing(Submission::id).reversed())
            .toList();
    Sent sent =
        new Sent(
            newestFirst.stream()
                .filter(row -> key != null && key.equals(row.key()))
                .map(Submission::id)
                .findFirst()
                .orElse(null),
            newestFirst.stream().filter(row -> !row.isJudged()).count(),
            id(newestFirst, perMinute, inMinute),
            id(newestFirst, perDay, inDay),
            newestFirst.stream()
                .map(Submission::endedChildAt)
                .filter(ended -> ended != null && ended.isAfter(inTenMinutes))
                .sorted(Comparator.reverseOrder())
                .skip(endedChildren - 1)
                .findFirst()
                .orElse(null));
    boolean refused =
        Stream.of(sent.sameKey(), sent.inMinute(), sent.inDay(), sent.endedChild())
            .anyMatch(Objects::nonNull);
    if (room && !refused && sent.inFlight() < inFlight) {
      boolean batch = sent.inFlight() >= interactive;
      database.submissions.put(
          id,
          new Submission(
              id, kind, player, puzzle, version, source, key, batch, at, at, attempt, null, null,
              null));
      send(id, batch ? batchTopic : topic, job);
    }
    return sent;
  }

  private static @Nullable UUID id(List<Submission> newestFirst, int number, UUID least) {
    return newestFirst.stream()
        .map(Submission::id)
        .skip(number - 1)
        .findFirst()
        .filter(id -> id.compareTo(least) >= 0)
        .orElse(null);
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
  public SentRuns sentRuns(
      int perHour, Instant anHourAgo, int endedChildren, Instant tenMinutesAgo) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ViewQueries.Count deleteRuns(Instant before, int limit) {
    throw new UnsupportedOperationException();
  }

  /** The rows that the intake reads. */
  static final class Repository extends SubmissionRepository {
    private final VirtualDatabase database;

    Repository(VirtualDatabase database) {
      this.database = database;
    }

    @Override
    Optional<UUID> findByKey(UUID player, String idempotencyKey) {
      database.statement("looks for the submission of a key");
      return database
          .submissions
          .rows()
          .filter(row -> row.player().equals(player) && idempotencyKey.equals(row.key()))
          .map(Submission::id)
          .findFirst();
    }

    @Override
    long countOpen() {
      database.statement("counts the open submissions");
      return database.submissions.rows().filter(row -> !row.isJudged()).count();
    }
  }
}
