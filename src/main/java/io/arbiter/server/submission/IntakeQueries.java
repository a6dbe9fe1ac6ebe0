package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.Topics;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Queries;
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
   * What a player has sent before. The last three are null unless they refuse the submission.
   *
   * @param sameKey the submission with the same idempotency key
   * @param inFlight the number without a verdict
   * @param inMinute the submission that must be a minute old before the next one
   * @param inDay the submission that must be a day old before the next one
   * @param endedChild the time that must be ten minutes ago before the next one, because a
   *     submission ended its child then
   */
  record Sent(
      @Nullable UUID sameKey,
      long inFlight,
      @Nullable UUID inMinute,
      @Nullable UUID inDay,
      @Nullable Instant endedChild) {}

  /**
   * Stores a submission, and its job in the outbox, unless the key was used before or a quota is
   * used up. After {@link #begin}, this sees all that the intake waited for.
   *
   * @param room whether the queue has room
   */
  default Sent store(NewSubmission submission, Quotas.Allowed allowed, boolean room, Instant now) {
    Job job = submission.job();
    return store(
        job.submission(),
        submission.storedKind(),
        submission.player(),
        submission.puzzle(),
        submission.version(),
        job.source().text(),
        job.source().language().id(),
        submission.stdin(),
        submission.idempotencyKey(),
        job.attempt(),
        job.origin().submittedAt(),
        submission.contest(),
        submission.clean(),
        Topics.JOBS_INTERACTIVE,
        Topics.JOBS_BATCH,
        Codec.encode(job),
        TraceParent.current(),
        room,
        allowed.inFlight(),
        allowed.interactive(),
        allowed.perMinute(),
        Quotas.leastIdAfter(now.minus(Quotas.MINUTE)),
        allowed.perDay(),
        Quotas.leastIdAfter(now.minus(Quotas.DAY)),
        allowed.endedChildren(),
        now.minus(Quotas.TEN_MINUTES));
  }

  @SQL(
      """
      with sent as (
        select
          (select id from submission
            where player_id = cast(:player as uuid) and idempotency_key = cast(:key as text))
            as same_key,
          (select count(*) from submission
            where player_id = cast(:player as uuid) and state <> 'JUDGED') as in_flight,
          (select id from submission where player_id = cast(:player as uuid) and id >= :inMinute
            order by id desc offset :perMinute - 1 limit 1) as in_minute,
          (select id from submission where player_id = cast(:player as uuid) and id >= :inDay
            order by id desc offset :perDay - 1 limit 1) as in_day,
          (select ended_child_at from submission
            where player_id = cast(:player as uuid) and ended_child_at > :inTenMinutes
            order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      ), admitted as (
        select in_flight >= :interactive as batch from sent
        where :room and in_flight < :inFlight
          and num_nonnulls(same_key, in_minute, in_day, ended_child) = 0
      ), stored as (
        insert into submission (id, kind, player_id, puzzle_id, version, source, language, stdin,
          idempotency_key, state, attempt, submitted_at, enqueued_at, batch, contest_id, clean)
        select :id, :kind, cast(:player as uuid), cast(:puzzle as uuid), cast(:version as int),
          :source, :language, cast(:stdin as text), cast(:key as text), 'ACCEPTED', :attempt, :at, :at, batch,
          cast(:contest as uuid), :clean
        from admitted
      ), queued as (
        insert into record_to_send (topic, key, payload, traceparent)
        select case when batch then :batchTopic else :topic end, cast(:id as text), :job,
          cast(:traceparent as text)
        from admitted
      )
      select * from sent
      """)
  Sent store(
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
      Instant inTenMinutes);

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
      select count(*) from runs
      """)
  CountRow deleteRuns(Instant before, int limit);

  /**
   * The runs of all visitors.
   *
   * @param inFlight the number of runs without a result
   * @param inHour the time that must be an hour ago before the next run; null if it is
   * @param endedChild the time that must be ten minutes ago before the next run, because a run
   *     ended its child then; null if it is
   */
  record SentRuns(long inFlight, @Nullable Instant inHour, @Nullable Instant endedChild) {}

  @SQL(
      """
      select
        (select count(*) from submission where player_id is null and state <> 'JUDGED')
          as in_flight,
        (select submitted_at from submission where player_id is null and submitted_at > :anHourAgo
          order by submitted_at desc offset :perHour - 1 limit 1) as in_hour,
        (select ended_child_at from submission
          where player_id is null and ended_child_at > :tenMinutesAgo
          order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      """)
  SentRuns sentRuns(int perHour, Instant anHourAgo, int endedChildren, Instant tenMinutesAgo);
}
