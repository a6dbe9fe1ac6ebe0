package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
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
    var submissions = new Repository(database);
    IntakeStatements statements =
        planted == Planted.NO_OUTBOX_ROW
            ? new ForgetfulIntake(database, allowance)
            : new MemoryIntakeStatements(database, allowance);
    this.intake = intake(statements, submissions, outbox, allowance, clock);
    this.sweep =
        new StuckSweep(
            new MemorySubmissionStatements(database), outbox, () -> stuckAfter, database.joining());
  }

  private static SubmissionIntake intake(
      IntakeStatements statements,
      SubmissionRepository submissions,
      Outbox outbox,
      Allowance allowance,
      InstantSource clock) {
    var quotas =
        new Quotas(
            allowance, submissions, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()));
    return new SubmissionIntake(statements, submissions, quotas, outbox, () -> false, clock);
  }

  private SimulatedSubmissions(SubmissionIntake intake, StuckSweep sweep) {
    this.intake = intake;
    this.sweep = sweep;
  }

  /** The same on the real database of a {@code QuarkusTest}, to compare the two. */
  public static SimulatedSubmissions real(
      InstantSource clock, Outbox outbox, Allowance allowance, Duration stuckAfter) {
    return new SimulatedSubmissions(
        intake(
            CDI.current().select(IntakeStatements.class).get(),
            CDI.current().select(SubmissionRepository.class).get(),
            outbox,
            allowance,
            clock),
        new StuckSweep(
            CDI.current().select(SubmissionStatements.class).get(), outbox, () -> stuckAfter));
  }

  /** The planted bug: no row for the job. */
  private static final class ForgetfulIntake extends MemoryIntakeStatements {
    private ForgetfulIntake(VirtualDatabase database, QuotaSettings settings) {
      super(database, settings);
    }

    @Override
    void send(String topic, Job job) {}
  }

  private static final class Repository extends SubmissionRepository {
    private final VirtualDatabase database;

    private Repository(VirtualDatabase database) {
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

  /** The queue position, as the catalogue counts it. */
  public static long ahead(VirtualDatabase database, UUID id) {
    return new MemoryCatalogStatements(database).countAhead(id);
  }

  /** Whether a submission is before another one in the queue. */
  public static boolean isAhead(Submission row, Submission of) {
    return MemoryCatalogStatements.isAhead(row, of);
  }

  public static Judgements judgements(VirtualDatabase database) {
    return new Judgements(new MemoryJudgementStatements(database));
  }

  /** The statements that change submissions. */
  public static SubmissionStore store(VirtualDatabase database) {
    return new SubmissionStore(new MemorySubmissionStatements(database));
  }

  /** The planted bug: the scoring believes that each judgement is of the current attempt. */
  public static SubmissionStore unfencedStore(
      VirtualDatabase database, ToIntFunction<UUID> attempts) {
    return new SubmissionStore(
        new MemorySubmissionStatements(database) {
          @Override
          List<WaitingSubmission> lockWaiting(List<UUID> ids) {
            return super.lockWaiting(ids).stream()
                .map(
                    one ->
                        new WaitingSubmission(
                            one.id(),
                            attempts.applyAsInt(one.id()),
                            one.kind(),
                            one.player(),
                            one.puzzle(),
                            one.slug(),
                            one.points(),
                            one.sourceBytes(),
                            one.submittedAt()))
                .toList();
          }
        });
  }
}
