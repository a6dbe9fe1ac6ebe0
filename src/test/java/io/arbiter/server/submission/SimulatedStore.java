package io.arbiter.server.submission;

import io.arbiter.delivery.message.Job;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** What reads and writes submissions and judgements, on the tables of a simulation. */
public final class SimulatedStore {
  private SimulatedStore() {}

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

  public static Judgements judgements(VirtualDatabase database) {
    return new Judgements(new MemoryJudgementStatements(database));
  }

  /** The statements of the intake. */
  public static IntakeStatements intake(VirtualDatabase database) {
    return new MemoryIntakeStatements(database);
  }

  /** The planted bug: no row for the job. */
  public static IntakeStatements forgetfulIntake(VirtualDatabase database) {
    return new MemoryIntakeStatements(database) {
      @Override
      void send(String topic, Job job) {}
    };
  }

  public static SubmissionRepository repository(VirtualDatabase database) {
    return new Repository(database);
  }

  public static StuckSweep sweep(VirtualDatabase database, Outbox outbox, Duration stuckAfter) {
    return new StuckSweep(
        new MemorySubmissionStatements(database), outbox, () -> stuckAfter, database.joining());
  }

  /** A sweep of the real database of a {@code QuarkusTest}. */
  public static StuckSweep realSweep(Outbox outbox, Duration stuckAfter) {
    return new StuckSweep(
        CDI.current().select(SubmissionStatements.class).get(), outbox, () -> stuckAfter);
  }

  /** A turn of a sweep, without its pause; returns the number of stuck submissions. */
  public static int sweep(StuckSweep sweep) {
    return sweep.sweep();
  }

  private static final class Repository extends SubmissionRepository {
    private final VirtualDatabase database;

    private Repository(VirtualDatabase database) {
      this.database = database;
    }

    @Override
    public Optional<UUID> findByKey(UUID player, String idempotencyKey) {
      database.statement("looks for the submission of a key");
      return database
          .submissions
          .rows()
          .filter(row -> row.player().equals(player) && idempotencyKey.equals(row.key()))
          .map(Submission::id)
          .findFirst();
    }

    @Override
    public long countOpen() {
      database.statement("counts the open submissions");
      return database.submissions.rows().filter(row -> !row.isJudged()).count();
    }
  }
}
