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

/** The statements that change submissions, on the tables of a simulation. */
public class MemorySubmissionStatements extends SubmissionStatements {
  private final VirtualDatabase database;

  public MemorySubmissionStatements(VirtualDatabase database) {
    super(null);
    this.database = database;
  }

  private Optional<Submission> find(UUID id) {
    return database.submissions.find(id);
  }

  @Override
  List<WaitingSubmission> lockWaiting(List<UUID> ids) {
    database.statement("locks %d submissions".formatted(ids.size()));
    return new TreeSet<>(ids)
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
        row.attempt(),
        row.kind(),
        row.player(),
        row.puzzle(),
        version.slug(),
        version.points(),
        row.source().getBytes(StandardCharsets.UTF_8).length,
        row.submittedAt());
  }

  private Version version(Submission row) {
    return database.versions.get(row.puzzle()).get(row.version());
  }

  @Override
  int judge(List<UUID> ids, List<String> verdicts) {
    database.statement("judges %d submissions".formatted(ids.size()));
    int judged = 0;
    for (int i = 0; i < ids.size(); i++) {
      Submission row = find(ids.get(i)).orElseThrow();
      if (!row.isJudged()) {
        database.submissions.put(row.id(), row.judged(verdicts.get(i), database.now()));
        judged++;
      }
    }
    return judged;
  }

  @Override
  void noteEndedChildren(Set<UUID> ids) {
    // One statement, in the transaction of the caller or in its own.
    database
        .joining()
        .run(
            () -> {
              database.statement("notes %d ended children".formatted(ids.size()));
              for (UUID id : new TreeSet<>(ids)) {
                database.submissions.lock(id);
                find(id)
                    .filter(row -> row.endedChildAt() == null)
                    .ifPresent(row -> database.submissions.put(id, row.ended(database.now())));
              }
            });
  }

  @Override
  Instant now() {
    return database.now();
  }

  @Override
  List<Enqueued> enqueueBeforeAgain(Instant before, int limit) {
    return enqueueAgain(row -> row.enqueuedAt().isBefore(before), limit);
  }

  @Override
  List<Enqueued> enqueueStuckAgain(Duration patience, int limit) {
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
        Codec.toJson(Limits.DEFAULT),
        row.submittedAt(),
        null,
        false);
  }
}
