package io.arbiter.server.submission;

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

  public static SubmissionStore store(VirtualDatabase database) {
    return new SubmissionStore(new MemoryJudgingQueries(database), null, null);
  }

  /** The planted bug: the scoring believes that each judgement is of the current attempt. */
  public static SubmissionStore unfencedStore(
      VirtualDatabase database, ToIntFunction<UUID> attempts) {
    return new SubmissionStore(
        new MemoryJudgingQueries(database) {
          @Override
          public List<WaitingSubmission> lockWaiting(UUID[] ids) {
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
        },
        null,
        null);
  }

  static SubmissionRepository repository(VirtualDatabase database) {
    return new Repository(database);
  }

  public static StuckSweep sweep(VirtualDatabase database, Outbox outbox, Duration stuckAfter) {
    return new StuckSweep(
        new MemoryJudgingQueries(database), outbox, () -> stuckAfter, database.joining());
  }

  /** A sweep of the real database of a {@code QuarkusTest}. */
  public static StuckSweep realSweep(Outbox outbox, Duration stuckAfter) {
    return new StuckSweep(
        CDI.current().select(JudgingQueries.class).get(), outbox, () -> stuckAfter);
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
