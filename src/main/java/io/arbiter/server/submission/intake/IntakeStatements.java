package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Verdict;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.contest.ContestRelations;
import io.arbiter.server.database.Current;
import io.arbiter.server.outbox.OutboxRelations;
import io.arbiter.server.player.PlayerRelations;
import io.arbiter.server.submission.AnswerFrame;
import io.arbiter.server.submission.SubmissionInsertion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The SQL of the intake. */
@ApplicationScoped
public class IntakeStatements {
  /**
   * The verdicts that a source may get without another run. A limit is reached a little earlier or
   * later in each run, and the remaining verdicts are not the source's fault.
   */
  private static final String[] REPEATABLE =
      Stream.of(
              Verdict.ACCEPTED,
              Verdict.WRONG_ANSWER,
              Verdict.RUNTIME_ERROR,
              Verdict.SYNTAX_ERROR,
              Verdict.MISSING_FUNCTION)
          .map(Verdict::name)
          .toArray(String[]::new);

  /**
   * Judgements are compared as text, since PostgreSQL's JSON functions refuse NUL characters. An
   * earlier judgement is sent inside the texts of {@link AnswerFrame}.
   */
  private static final String TEMPLATE =
      """
      with allowed as (
        select coalesce(q.in_flight, :inFlight) as in_flight,
          coalesce(q.per_minute, :perMinute) as per_minute,
          coalesce(q.per_day, :perDay) as per_day
        from (select) one left join %s q on q.player_id = :player
      ), earlier as (
        select id from submission where player_id = :player and idempotency_key = :key
      ), sent as (
        select
          (select count(*) from submission where player_id = :player and state <> 'JUDGED')
            as in_flight,
          (select id from submission where player_id = :player
            order by id desc offset (select per_minute from allowed) - 1 limit 1) as in_minute,
          (select id from submission where player_id = :player
            order by id desc offset (select per_day from allowed) - 1 limit 1) as in_day,
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
          where s.puzzle_id = cast(:puzzle as uuid) and s.version = cast(:version as int)
            and s.source_hash = :hash and s.state = 'JUDGED' and s.verdict = any(:repeatable)
            and j.repeats is null and (j.provenance ->> 'version')::int = s.version
          order by s.id desc limit 2
        ) last
        having count(*) = 2 and count(distinct outcome) = 1
      ), accepted as (
        insert into submission (id, kind, player_id, puzzle_id, version, source, source_hash, stdin,
          idempotency_key, state, attempt, submitted_at, enqueued_at, batch, contest_id, clean)
        select :id, :kind, :player, cast(:puzzle as uuid), cast(:version as int), :source,
          cast(:hash as text), cast(:stdin as text), cast(:key as text), 'ACCEPTED', :attempt,
          cast(:at as timestamptz), cast(:at as timestamptz), sent.in_flight >= :interactive,
          cast(:contest as uuid), :clean
        from sent, allowed, %s present%s
        where not :full and not exists (select from earlier)
          and sent.in_flight < allowed.in_flight
          and coalesce(in_minute < :minuteAgo, true) and coalesce(in_day < :dayAgo, true)
          and coalesce(ended_child < :tenMinutesAgo, true)
        on conflict (player_id, idempotency_key) where idempotency_key is not null
        do nothing
        returning id, batch
      ), sending as (
        %s
        select
          case when ids is not null then :events
            when batch then :batch else :quick end,
          accepted.id::text,
          case when ids is null then :job
            else convert_to(:start || judgements[1]::text || :second || provenances[1]::text
              || :third || ids[1]::text || :end, 'UTF8') end,
          cast(:traceparent as text)
        from accepted left join known on true
      )
      select coalesce((select id from earlier), (select id from accepted)) as id, sent.*,
        allowed.in_flight as allowed_in_flight, per_minute, per_day
      from sent, allowed
      """;

  private static final String INSERTION = insertion("");

  /** Inserts nothing unless the contest runs and the player is registered. */
  private static final String CONTEST_INSERTION =
      insertion(", " + ContestRelations.OPEN_ENTRY + " entry");

  private static String insertion(String condition) {
    return TEMPLATE.formatted(
        QuotaRelations.QUOTAS,
        PlayerRelations.KEPT_PRESENT,
        condition,
        OutboxRelations.INSERT_TRACED);
  }

  private static String sql(SubmissionInsertion insertion) {
    return insertion.contest() == null ? INSERTION : CONTEST_INSERTION;
  }

  private final Session session;

  IntakeStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * The result of the statement.
   *
   * @param id of the new submission, or of the earlier one with the same key; null if neither
   *     exists
   * @param inFlight like the next components, as in {@link Quotas.Sent}
   * @param allowedInFlight like the next components, as in {@link Quotas.Allowed}
   */
  public record Answer(
      @Nullable UUID id,
      long inFlight,
      @Nullable UUID inMinute,
      @Nullable UUID inDay,
      @Nullable Instant endedChild,
      int allowedInFlight,
      int perMinute,
      int perDay) {
    /** The player's earlier submissions. */
    public Quotas.Sent sent() {
      return new Quotas.Sent(inFlight, inMinute, inDay, endedChild);
    }

    /** The player's quotas. */
    public Quotas.Allowed allowed() {
      return new Quotas.Allowed(allowedInFlight, perMinute, perDay);
    }
  }

  /**
   * Adds a submission, unless the player has used its idempotency key before, or a quota refuses
   * it. Puts its job into the outbox. If the same source had the same outcome twice, down to the
   * number of steps, that judgement goes into the outbox instead of the job. All is one statement,
   * to cost one round trip; outside a transaction, the statement is its own transaction.
   *
   * @param full whether the queue is full, so that nobody may send another submission
   */
  public Answer insert(SubmissionInsertion insertion, Quotas quotas, boolean full, Instant now) {
    Job job = insertion.job();
    AnswerFrame frame = AnswerFrame.of(job.submission(), job.attempt());
    NativeQuery<Answer> statement = session.createNativeQuery(sql(insertion), Answer.class);
    quotas.bind(statement, now);
    return statement
        .setParameter("id", job.submission())
        .setParameter("kind", insertion.kind())
        .setParameter("contest", insertion.contest(), UUID.class)
        .setParameter("clean", insertion.clean())
        .setParameter("player", insertion.player())
        .setParameter("puzzle", insertion.puzzle(), UUID.class)
        .setParameter("version", insertion.version(), Integer.class)
        .setParameter("source", job.source())
        .setParameter("hash", insertion.sourceHash(), String.class)
        .setParameter("repeatable", REPEATABLE)
        .setParameter("stdin", insertion.stdin(), String.class)
        .setParameter("key", insertion.idempotencyKey(), String.class)
        .setParameter("attempt", job.attempt())
        .setParameter("at", job.origin().submittedAt())
        .setParameter("full", full)
        .setParameter("quick", Topics.JOBS_INTERACTIVE)
        .setParameter("batch", Topics.JOBS_BATCH)
        .setParameter("events", Topics.EVENTS)
        .setParameter("job", Codec.encode(job))
        .setParameter("traceparent", TraceParent.current(), String.class)
        .setParameter("start", frame.start())
        .setParameter("second", frame.second())
        .setParameter("third", frame.third())
        .setParameter("end", frame.end())
        .getSingleResult();
  }
}
