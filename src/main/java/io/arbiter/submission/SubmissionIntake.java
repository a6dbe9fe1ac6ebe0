package io.arbiter.submission;

import com.fasterxml.uuid.Generators;
import io.arbiter.delivery.Codec;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.Topics;
import io.arbiter.judging.Limits;
import io.arbiter.judging.SubmissionKind;
import io.arbiter.outbox.Outbox;
import io.arbiter.player.PlayerStore;
import io.arbiter.puzzle.PuzzleVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Accepts submissions, each once: the row and its job in one transaction. Thread-safe. */
@ApplicationScoped
public class SubmissionIntake {
  private final Jdbi jdbi;
  private final Quotas quotas;
  private final Outbox outbox;

  public SubmissionIntake(Jdbi jdbi, Quotas quotas, Outbox outbox) {
    this.jdbi = jdbi;
    this.quotas = quotas;
    this.outbox = outbox;
  }

  /**
   * Accepts a source for a puzzle.
   *
   * @param idempotencyKey the client's name for this request, or null
   * @return the id of the submission: the first one's if the key was used before
   * @throws io.arbiter.problem.ProblemException when a quota is used up or the queue is full
   */
  UUID accept(
      SubmissionKind kind,
      UUID player,
      PuzzleVersion version,
      String source,
      @Nullable String idempotencyKey) {
    Job job =
        new Job(
            Job.FORMAT,
            Generators.timeBasedEpochGenerator().generate(),
            1,
            kind,
            version.slug(),
            version.number(),
            version.testSetHash(),
            source,
            version.limits(),
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    return accept(job, player, version.puzzleId(), idempotencyKey);
  }

  /** Accepts a script of no puzzle. */
  UUID acceptScratch(
      UUID player, String source, @Nullable String stdin, @Nullable String idempotencyKey) {
    Job job =
        new Job(
            Job.FORMAT,
            Generators.timeBasedEpochGenerator().generate(),
            1,
            SubmissionKind.SCRATCH,
            null,
            0,
            null,
            source,
            Limits.DEFAULT,
            Instant.now().truncatedTo(ChronoUnit.MICROS),
            null,
            stdin);
    return accept(job, player, null, idempotencyKey);
  }

  private UUID accept(
      Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    UUID id = jdbi.withHandle(handle -> accept(handle, job, player, puzzle, idempotencyKey));
    outbox.nudge();
    return id;
  }

  /** One round trip, but for a look at the queue's length now and then. */
  UUID accept(
      Handle handle, Job job, UUID player, @Nullable UUID puzzle, @Nullable String idempotencyKey) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    boolean full = quotas.isFull(handle);
    Answer answer = insert(handle, job, player, puzzle, idempotencyKey, full, now);
    if (answer.id() != null) {
      return answer.id();
    }
    quotas.check(full, answer.sent(), now);
    // The same key at the same time, or a deleted account.
    return findByKey(handle, player, String.valueOf(idempotencyKey));
  }

  /**
   * What the statement says.
   *
   * @param id of the submission, or of the one that has its key; null when there is none
   */
  private record Answer(@Nullable UUID id, Quotas.Sent sent) {}

  /**
   * Adds a submission, to a puzzle unless it is a scratch, and puts its job into the outbox, unless
   * the player has used its idempotency key before or may not send one more.
   */
  private Answer insert(
      Handle handle,
      Job job,
      UUID player,
      @Nullable UUID puzzle,
      @Nullable String idempotencyKey,
      boolean full,
      Instant now) {
    Query statement =
        handle.createQuery(
            """
            with earlier as (
              select id from submission where player_id = :player and idempotency_key = :key
            ), sent as (
              select
                (select count(*) from submission where player_id = :player and state <> 'JUDGED')
                  as in_flight,
                (select id from submission where player_id = :player
                  order by id desc offset :perMinute - 1 limit 1) as in_minute,
                (select id from submission where player_id = :player
                  order by id desc offset :perDay - 1 limit 1) as in_day
            ), accepted as (
              insert into submission (id, kind, player_id, puzzle_id, version, source, stdin,
                idempotency_key, state, attempt, submitted_at, enqueued_at)
              select :id, :kind, :player, :puzzle::uuid, :version::int, :source, :stdin::text,
                :key::text, 'ACCEPTED', :attempt, :at, :at
              from sent, (select from player where id = :player and deleted_at is null
                for key share) present
              where not :full and not exists (select from earlier) and in_flight < :inFlight
                and coalesce(in_minute < :minuteAgo, true) and coalesce(in_day < :dayAgo, true)
              on conflict (player_id, idempotency_key) where idempotency_key is not null
              do nothing
              returning id
            ), sending as (
              insert into outbox (topic, key, payload)
              select case when in_flight < :interactive then :quick else :batch end, id::text, :job
              from accepted, sent
            )
            select coalesce((select id from earlier), (select id from accepted)) as id, sent.*
            from sent
            """);
    quotas.bind(statement, now);
    return statement
        .bind("id", job.submission())
        .bind("kind", job.kind())
        .bind("player", player)
        .bind("puzzle", puzzle)
        .bind("version", puzzle == null ? null : job.version())
        .bind("source", job.source())
        .bind("stdin", job.stdin())
        .bind("key", idempotencyKey)
        .bind("attempt", job.attempt())
        .bind("at", job.submittedAt())
        .bind("full", full)
        .bind("quick", Topics.JOBS_INTERACTIVE)
        .bind("batch", Topics.JOBS_BATCH)
        .bind("job", Codec.encode(job))
        .map((row, context) -> answer(row))
        .one();
  }

  private static Answer answer(ResultSet row) throws SQLException {
    return new Answer(
        row.getObject("id", UUID.class),
        new Quotas.Sent(
            row.getInt("in_flight"),
            row.getObject("in_minute", UUID.class),
            row.getObject("in_day", UUID.class)));
  }

  private static UUID findByKey(Handle handle, UUID player, String idempotencyKey) {
    return handle
        .createQuery(
            "select id from submission where player_id = :player and idempotency_key = :key")
        .bind("player", player)
        .bind("key", idempotencyKey)
        .mapTo(UUID.class)
        .findOne()
        .orElseThrow(PlayerStore::deleted);
  }
}
