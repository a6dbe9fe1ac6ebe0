package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Queries;
import io.arbiter.server.submission.SubmissionInsertion;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of the intake: each method is one statement. */
interface IntakeQueries extends Queries {
  /**
   * The lock is not the lock of the player's row, because the scoring takes that one: submissions
   * and verdicts of a player do not wait for each other.
   */
  String BEGIN =
      """
      select q.in_flight, q.per_minute, q.per_day
      from pg_advisory_xact_lock(hashtextextended(cast(:player as text), 0)) turn,
      """;

  String PLAYER_QUOTA =
      """
      (select from present_player where id = :player for key share) present
      left join quota_override q on q.player_id = :player
      """;

  /**
   * Begins the intake of a submission. Until the transaction ends, the player's other intakes wait,
   * and the account cannot be deleted.
   *
   * @return the player's quota; empty if the account is deleted
   */
  @SQL(BEGIN + PLAYER_QUOTA)
  Optional<PlayerQuota> begin(UUID player);

  /**
   * Like {@link #begin}, for a contest, which cannot be closed until the transaction ends.
   *
   * @param at when the submission was sent
   * @return empty also if the contest did not run at that time, or the player is not registered
   */
  @SQL(
      BEGIN
          + """
          (select from open_contest c
            join contestant r on r.contest_id = c.id and r.player_id = :player
            where c.id = :contest and c.starts_at <= cast(:at as timestamptz)
              and cast(:at as timestamptz) < c.ends_at
            for key share of c) entry,
          """
          + PLAYER_QUOTA)
  Optional<PlayerQuota> beginForContest(UUID player, UUID contest, Instant at);

  /**
   * What a player has sent. After {@link #begin}, this includes all that the intake waited for.
   *
   * @param key the idempotency key of the request, or null
   */
  @SQL(
      """
      select
        (select id from submission
          where player_id = :player and idempotency_key = cast(:key as text)) as same_key,
        (select count(*) from submission where player_id = :player and state <> 'JUDGED')
          as in_flight,
        (select id from submission where player_id = :player
          order by id desc offset :perMinute - 1 limit 1) as in_minute,
        (select id from submission where player_id = :player
          order by id desc offset :perDay - 1 limit 1) as in_day,
        (select ended_child_at from submission
          where player_id = :player and ended_child_at is not null
          order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      """)
  Quotas.Sent sent(UUID player, @Nullable String key, int perMinute, int perDay, int endedChildren);

  /** The id of a stored submission. */
  record Stored(UUID id) {}

  /** Inserts a submission, and its job into the outbox. */
  default void store(SubmissionInsertion insertion, boolean batch) {
    Job job = insertion.job();
    store(
        job.submission(),
        insertion.kind(),
        insertion.player(),
        insertion.puzzle(),
        insertion.version(),
        job.source(),
        insertion.stdin(),
        insertion.idempotencyKey(),
        job.attempt(),
        job.origin().submittedAt(),
        batch,
        insertion.contest(),
        insertion.clean(),
        batch ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE,
        Codec.encode(job),
        TraceParent.current());
  }

  @SQL(
      """
      with stored as (
        insert into submission (id, kind, player_id, puzzle_id, version, source, stdin,
          idempotency_key, state, attempt, submitted_at, enqueued_at, batch, contest_id, clean)
        values (:id, :kind, :player, :puzzle, :version, :source, :stdin, :key, 'ACCEPTED',
          :attempt, :at, :at, :batch, :contest, :clean)
        returning id
      ), sent as (
        insert into record_to_send (topic, key, payload, traceparent)
        values (:topic, cast(:id as text), :job, :traceparent)
      )
      select id from stored
      """)
  Stored store(
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
      @Nullable String traceparent);

  /** The number of runs that were deleted. */
  record Deleted(int value) {}

  /** Deletes runs of visitors that were sent before a time and have a result. */
  @SQL(
      """
      with old as (
        select id from submission
        where player_id is null and state = 'JUDGED' and submitted_at < :before
        order by submitted_at limit :limit for update skip locked
      ), judgements as (
        delete from judgement where submission_id in (select id from old)
      ), runs as (
        delete from submission where id in (select id from old) returning id
      )
      select cast(count(*) as int) from runs
      """)
  Deleted deleteRuns(Instant before, int limit);

  /**
   * The runs of all visitors.
   *
   * @param inFlight the number of runs without a result
   * @param inHour the time that must be an hour ago before the next run, or null
   * @param endedChild the time that must be ten minutes ago before the next run, because a run
   *     ended its child then; or null
   */
  record SentRuns(long inFlight, @Nullable Instant inHour, @Nullable Instant endedChild) {}

  /** What visitors have sent. */
  @SQL(
      """
      select
        (select count(*) from submission where player_id is null and state <> 'JUDGED')
          as in_flight,
        (select submitted_at from submission where player_id is null
          order by submitted_at desc offset :perHour - 1 limit 1) as in_hour,
        (select ended_child_at from submission
          where player_id is null and ended_child_at is not null
          order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      """)
  SentRuns sentRuns(int perHour, int endedChildren);
}
