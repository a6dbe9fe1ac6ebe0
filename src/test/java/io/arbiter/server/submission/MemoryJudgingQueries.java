package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.simulation.VirtualDatabase;
import io.arbiter.simulation.VirtualDatabase.Submission;
import io.arbiter.simulation.VirtualDatabase.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The queries of submissions on their way to a verdict, on the tables of a simulation. */
public class MemoryJudgingQueries implements JudgingQueries {
  private final VirtualDatabase database;

  MemoryJudgingQueries(VirtualDatabase database) {
    this.database = database;
  }

  public static SubmissionStore store(VirtualDatabase database) {
    return new SubmissionStore(new MemoryJudgingQueries(database), null, null);
  }

  /** The planted bug: the scoring believes that each judgement is of the current attempt. */
  public static SubmissionStore unfencedStore(
      VirtualDatabase database, ToIntFunction<UUID> attempts) {
    return new SubmissionStore(
        new MemoryJudgingQueries(database) {
          @Override
          int attempt(Submission row) {
            return attempts.applyAsInt(row.id());
          }
        },
        null,
        null);
  }

  int attempt(Submission row) {
    return row.attempt();
  }

  private Optional<Submission> find(UUID id) {
    return database.submissions.find(id);
  }

  @Override
  public List<WaitingSubmission> lockWaiting(UUID[] ids) {
    database.statement("locks %d submissions".formatted(ids.length));
    return new TreeSet<>(List.of(ids))
        .stream()
            .filter(id -> find(id).filter(row -> !row.isJudged()).isPresent())
            .peek(database.submissions::lock)
            // Another transaction may have judged it while this one waited.
            .map(id -> find(id).orElseThrow())
            .filter(row -> !row.isJudged())
            .map(this::waiting)
            .toList();
  }

  private WaitingSubmission waiting(Submission row) {
    Version version = version(row);
    return new WaitingSubmission(
        row.id(),
        attempt(row),
        row.kind(),
        row.player(),
        row.puzzle(),
        version.slug(),
        version.points(),
        row.source().getBytes(StandardCharsets.UTF_8).length,
        "python",
        row.submittedAt());
  }

  private Version version(Submission row) {
    return database.versions.get(row.puzzle()).get(row.version());
  }

  @Override
  public int judge(UUID[] ids, String[] verdicts, boolean again) {
    if (again) {
      throw new UnsupportedOperationException("in the simulation, nothing is judged again");
    }
    database.statement("judges %d submissions".formatted(ids.length));
    int judged = 0;
    for (int i = 0; i < ids.length; i++) {
      Submission row = find(ids[i]).orElseThrow();
      if (!row.isJudged()) {
        database.submissions.put(row.id(), row.judged(verdicts[i], database.now()));
        judged++;
      }
    }
    return judged;
  }

  @Override
  public int noteEndedChildren(UUID[] ids) {
    // One statement, in the transaction of the caller or in its own.
    database
        .joining()
        .run(
            () -> {
              database.statement("notes %d ended children".formatted(ids.length));
              for (UUID id : new TreeSet<>(List.of(ids))) {
                database.submissions.lock(id);
                find(id)
                    .filter(row -> row.endedChildAt() == null)
                    .ifPresent(row -> database.submissions.put(id, row.ended(database.now())));
              }
            });
    return ids.length;
  }

  @Override
  public int setPoints(UUID player, UUID puzzle, UUID[] submissions, Integer[] points) {
    throw new UnsupportedOperationException("the simulation recounts without this statement");
  }

  @Override
  public Moment now() {
    return new Moment(database.now());
  }

  @Override
  public List<Enqueued> enqueueAgain(@Nullable Instant lost, long patienceMillis, int limit) {
    return lost == null
        ? enqueueStuckAgain(patienceMillis, limit)
        : enqueueAgain(row -> row.enqueuedAt().isBefore(lost), limit);
  }

  private List<Enqueued> enqueueStuckAgain(long patienceMillis, int limit) {
    Duration patience = Duration.ofMillis(patienceMillis);
    Instant before = database.now().minus(patience);
    boolean idle =
        database
            .submissions
            .rows()
            .noneMatch(row -> row.isJudged() && row.judgedAt().isAfter(before));
    return enqueueAgain(
        row ->
            row.enqueuedAt()
                    .isBefore(
                        database
                            .now()
                            .minus(patience.multipliedBy(1L << Math.min(row.attempt() - 1, 6))))
                && (idle
                    || newestJudged(row.batch())
                        .filter(at -> row.enqueuedAt().isBefore(at.minus(patience)))
                        .isPresent()),
        limit);
  }

  private Optional<Instant> newestJudged(boolean batch) {
    return database
        .submissions
        .rows()
        .filter(row -> row.isJudged() && row.batch() == batch)
        .map(Submission::enqueuedAt)
        .max(Comparator.naturalOrder());
  }

  private List<Enqueued> enqueueAgain(Predicate<Submission> condition, int limit) {
    database.statement("enqueues again");
    Set<String> sending =
        Set.copyOf(database.outbox.rows().map(VirtualDatabase.Waiting::key).toList());
    List<Submission> rows =
        database
            .submissions
            .rows()
            .filter(row -> !row.isJudged() && condition.test(row))
            .filter(row -> !sending.contains(row.id().toString()))
            .sorted(Comparator.comparing(Submission::enqueuedAt))
            .filter(row -> !database.submissions.isLocked(row.id()))
            .limit(limit)
            .map(row -> row.again(database.now()))
            .toList();
    rows.forEach(row -> database.submissions.put(row.id(), row));
    return rows.stream().map(this::enqueued).toList();
  }

  private Enqueued enqueued(Submission row) {
    Version version = version(row);
    return new Enqueued(
        row.id(),
        row.attempt(),
        row.kind(),
        row.batch(),
        version.slug(),
        row.version(),
        version.testSetHash(),
        row.source(),
        "python",
        Codec.toJson(Limits.DEFAULT),
        row.submittedAt(),
        null,
        false);
  }
}
