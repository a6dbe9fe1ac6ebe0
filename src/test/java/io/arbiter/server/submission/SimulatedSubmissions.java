package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.simulation.Planted;
import io.arbiter.simulation.VirtualDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionRunner;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
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
    IntakeQueries queries =
        planted == Planted.NO_OUTBOX_ROW
            ? new MemoryIntakeQueries(database) {
              @Override
              void send(UUID submission, String topic, byte[] job) {}
            }
            : new MemoryIntakeQueries(database);
    this.intake =
        intake(
            queries,
            new MemoryIntakeQueries.Repository(database),
            outbox,
            allowance,
            clock,
            database.joining());
    this.sweep =
        new StuckSweep(
            new MemoryJudgingQueries(database), outbox, () -> stuckAfter, database.joining());
  }

  private static SubmissionIntake intake(
      IntakeQueries queries,
      SubmissionRepository submissions,
      Outbox outbox,
      Allowance allowance,
      InstantSource clock,
      TransactionRunner transactions) {
    return new SubmissionIntake(
        queries,
        submissions,
        new Quotas(
            allowance, submissions, () -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant())),
        outbox,
        clock,
        transactions);
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
            CDI.current().select(IntakeQueries.class).get(),
            CDI.current().select(SubmissionRepository.class).get(),
            outbox,
            allowance,
            clock,
            QuarkusTransaction.joiningExisting()),
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
}
