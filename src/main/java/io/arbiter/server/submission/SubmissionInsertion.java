package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.Topics;
import io.arbiter.server.player.PlayerStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Adds a submission, to a puzzle unless it is a scratch, unless the player has used its idempotency
 * key before or may not send one more. Its job goes to the outbox; or, when the same source had the
 * same outcome twice, to the number of steps, that judgement does. One statement, so that it is one
 * round trip and a transaction by itself.
 *
 * @param sourceHash names the source; null when it is not to be answered from earlier judgements
 */
record SubmissionInsertion(
    Job job,
    UUID player,
    @Nullable UUID puzzle,
    @Nullable String idempotencyKey,
    @Nullable String sourceHash) {

  /** Limits are met a little earlier or later each time, and the rest is no fault of the source. */
  private static final List<String> REPEATABLE =
      Stream.of(
              Verdict.ACCEPTED,
              Verdict.WRONG_ANSWER,
              Verdict.RUNTIME_ERROR,
              Verdict.SYNTAX_ERROR,
              Verdict.MISSING_FUNCTION)
          .map(Verdict::name)
          .toList();

  /** Judgements are compared as text: PostgreSQL's json functions refuse NUL characters. */
  private static final String STATEMENT =
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
            order by id desc offset :perDay - 1 limit 1) as in_day,
          (select ended_child_at from submission
            where player_id = :player and ended_child_at is not null
            order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      ), known as (
        select array_agg(id order by id) as ids, array_agg(judgement order by id) as judgements,
          array_agg(provenance order by id) as provenances
        from (
          select s.id, j.judgement, j.provenance,
            regexp_replace(j.judgement::text, '"(cpuMillis|wallMillis|peakBytes)":[0-9]+', '', 'g')
              as outcome
          from submission s
          join judgement j on j.submission_id = s.id and j.attempt = s.attempt
          where s.puzzle_id = :puzzle::uuid and s.version = :version::int
            and s.source_hash = :hash and s.state = 'JUDGED' and s.verdict = any(:repeatable)
            and j.repeats is null and (j.provenance ->> 'version')::int = s.version
          order by s.id desc limit 2
        ) last
        having count(*) = 2 and count(distinct outcome) = 1
      ), accepted as (
        insert into submission (id, kind, player_id, puzzle_id, version, source, source_hash, stdin,
          idempotency_key, state, attempt, submitted_at, enqueued_at, batch)
        select :id, :kind, :player, :puzzle::uuid, :version::int, :source, :hash::text,
          :stdin::text, :key::text, 'ACCEPTED', :attempt, :at, :at, in_flight >= :interactive
        from sent, (select from player where id = :player and deleted_at is null
          for key share) present
        where not :full and not exists (select from earlier) and in_flight < :inFlight
          and coalesce(in_minute < :minuteAgo, true) and coalesce(in_day < :dayAgo, true)
          and coalesce(ended_child < :tenMinutesAgo, true)
        on conflict (player_id, idempotency_key) where idempotency_key is not null
        do nothing
        returning id, batch
      ), sending as (
        insert into outbox (topic, key, payload)
        select
          case when ids is not null then :events
            when batch then :batch else :quick end,
          accepted.id::text,
          case when ids is null then :job
            else convert_to(json_build_object('event', 'judged', 'submission', accepted.id,
              'attempt', :attempt, 'judgement', judgements[1], 'provenance', provenances[1],
              'repeats', ids[1])::text, 'UTF8') end
        from accepted left join known on true
      )
      select coalesce((select id from earlier), (select id from accepted)) as id, sent.* from sent
      """;

  /**
   * What the statement says.
   *
   * @param id of the submission, or of the one that has its key; null when there is none
   */
  record Answer(@Nullable UUID id, Quotas.Sent sent) {}

  /** Does it, as far as the quotas allow. */
  Answer execute(Handle handle, Quotas quotas, boolean full, Instant now) {
    Query statement = handle.createQuery(STATEMENT);
    quotas.bind(statement, now);
    return statement
        .bind("id", job.submission())
        .bind("kind", job.kind())
        .bind("player", player)
        .bind("puzzle", puzzle)
        .bind("version", puzzle == null ? null : job.version())
        .bind("source", job.source())
        .bind("hash", sourceHash)
        .bindArray("repeatable", String.class, REPEATABLE)
        .bind("stdin", job.stdin())
        .bind("key", idempotencyKey)
        .bind("attempt", job.attempt())
        .bind("at", job.submittedAt())
        .bind("full", full)
        .bind("quick", Topics.JOBS_INTERACTIVE)
        .bind("batch", Topics.JOBS_BATCH)
        .bind("events", Topics.EVENTS)
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
            row.getObject("in_day", UUID.class),
            row.getObject("ended_child", OffsetDateTime.class)));
  }

  /**
   * The submission for which the player used that key.
   *
   * @throws io.arbiter.core.problem.ProblemException UNAUTHENTICATED when there is none, since
   *     nothing else but a deleted account keeps the insertion from adding one
   */
  static UUID findByKey(Handle handle, UUID player, String idempotencyKey) {
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
