package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The intake with its quotas, and the sweep, in a process of a simulation. */
public final class SimulatedSubmissions {
  /** The quotas of a simulation. */
  public record Allowance(
      int inFlight, int interactive, int perMinute, int perDay, int endedChildren, int queue)
      implements QuotaSettings {}

  private final SubmissionIntake intake;
  private final StuckSweep sweep;

  public SimulatedSubmissions(
      InstantSource clock,
      VirtualDatabase database,
      Outbox outbox,
      Allowance allowance,
      Duration stuckAfter,
      Planted planted) {
    this(
        new MemoryIntakeQueries(database, planted != Planted.NO_OUTBOX_ROW),
        new MemoryRepository(database),
        outbox,
        allowance,
        clock,
        database.joining(),
        new StuckSweep(
            new MemoryJudgingQueries(database), outbox, () -> stuckAfter, database.joining()));
  }

  private SimulatedSubmissions(
      IntakeQueries queries,
      SubmissionRepository submissions,
      Outbox outbox,
      Allowance allowance,
      InstantSource clock,
      TransactionRunner transactions,
      StuckSweep sweep) {
    Quotas quotas =
        new Quotas(
            allowance, submissions, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
    this.intake =
        new SubmissionIntake(
            queries, submissions, quotas, outbox, new RecentSenders(), clock, transactions);
    this.sweep = sweep;
  }

  /** The same on the real database of a {@code QuarkusTest}, to compare the two. */
  public static SimulatedSubmissions real(
      InstantSource clock, Outbox outbox, Allowance allowance, Duration stuckAfter) {
    return new SimulatedSubmissions(
        CDI.current().select(IntakeQueries.class).get(),
        CDI.current().select(SubmissionRepository.class).get(),
        outbox,
        allowance,
        clock,
        QuarkusTransaction.joiningExisting(),
        new StuckSweep(CDI.current().select(JudgingQueries.class).get(), outbox, () -> stuckAfter));
  }

  /** A request of a player. */
  public UUID accept(Job job, UUID player, UUID puzzle, @Nullable String idempotencyKey) {
    intake.checkQuota(player, idempotencyKey);
    return intake.accept(job, player, puzzle, idempotencyKey);
  }

  /** A turn of the sweep, without its pause. */
  public int sweep() {
    return sweep.sweep();
  }

  /** After the broker has lost its topics. */
  public void enqueueOpen() {
    sweep.enqueueOpen();
  }

  /** The queries of the intake, on the tables of a simulation, which has no contests. */
  private static final class MemoryIntakeQueries implements IntakeQueries {
    private final VirtualDatabase database;

    /** Whether it adds the row to the outbox; false is a planted bug. */
    private final boolean sends;

    private MemoryIntakeQueries(VirtualDatabase database, boolean sends) {
      this.database = database;
      this.sends = sends;
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
        String language,
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
        if (sends) {
          long row = database.nextId();
          String to = batch ? batchTopic : topic;
          database.outbox.put(row, new Waiting(row, to, id.toString(), job));
        }
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
    public CountRow deleteRuns(Instant before, int limit) {
      throw new UnsupportedOperationException();
    }
  }

  /** The rows that the intake reads. */
  private static final class MemoryRepository extends SubmissionRepository {
    private final VirtualDatabase database;

    MemoryRepository(VirtualDatabase database) {
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
