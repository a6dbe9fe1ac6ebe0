package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Current;
import io.arbiter.server.outbox.OutboxRelations;
import io.arbiter.server.submission.OwnInputs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the runs of visitors, which have no player. */
@ApplicationScoped
public class VisitorStatements {
  /** How old a run is when it is deleted. */
  public static final Duration KEPT = Duration.ofHours(1);

  private static final String INSERTION =
      """
      with sent as (
        select
          (select count(*) from submission where player_id is null and state <> 'JUDGED')
            as in_flight,
          (select submitted_at from submission where player_id is null
            order by submitted_at desc offset :perHour - 1 limit 1) as in_hour,
          (select ended_child_at from submission
            where player_id is null and ended_child_at is not null
            order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      ), accepted as (
        insert into submission (id, kind, puzzle_id, version, source, stdin, state, attempt,
          submitted_at, enqueued_at, batch)
        select :id, :kind, :puzzle, :version, :source, cast(:stdin as text), 'ACCEPTED', :attempt,
          cast(:at as timestamptz), cast(:at as timestamptz), true
        from sent
        where in_flight < :inFlight and coalesce(in_hour < :hourAgo, true)
          and coalesce(ended_child < :tenMinutesAgo, true)
        returning id
      ), sending as (
        %s
        select :topic, id::text, :job, cast(:traceparent as text) from accepted
      )
      select exists (select from accepted) as accepted, sent.* from sent
      """
          .formatted(OutboxRelations.INSERT_TRACED);

  private static final String DELETE =
      """
      with old as (
        select id from submission
        where player_id is null and state = 'JUDGED' and submitted_at < :before
        order by submitted_at limit :limit for update skip locked
      ), judgements as (
        delete from judgement where submission_id in (select id from old)
      )
      delete from submission where id in (select id from old)
      """;

  private final Session session;

  VisitorStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * The result of the insertion.
   *
   * @param inFlight the number of runs without a result
   * @param inHour the time that must be an hour ago before the next run, or null
   * @param endedChild the time that must be ten minutes ago before the next run, because a run
   *     ended its child then; or null
   */
  public record Answer(
      boolean accepted, long inFlight, @Nullable Instant inHour, @Nullable Instant endedChild) {}

  /**
   * Adds a run and its job for the batch lane in one statement, unless all visitors together have
   * used up what they may run.
   */
  public Answer insert(Job.Run job, UUID puzzle, VisitorLimits limits, Instant now) {
    return session
        .createNativeQuery(INSERTION, Answer.class)
        .setParameter("id", job.submission())
        .setParameter("kind", job.kind().name())
        .setParameter("puzzle", puzzle)
        .setParameter("version", job.target().version())
        .setParameter("source", job.source())
        .setParameter("stdin", OwnInputs.stored(job.inputs()), String.class)
        .setParameter("attempt", job.attempt())
        .setParameter("at", job.origin().submittedAt())
        .setParameter("topic", Topics.JOBS_BATCH)
        .setParameter("job", Codec.encode(job))
        .setParameter("traceparent", TraceParent.current(), String.class)
        .setParameter("inFlight", limits.inFlight())
        .setParameter("perHour", limits.perHour())
        .setParameter("endedChildren", limits.endedChildren())
        .setParameter("hourAgo", now.minus(KEPT))
        .setParameter("tenMinutesAgo", now.minus(Quotas.TEN_MINUTES))
        .getSingleResult();
  }

  /** Deletes runs that were sent before a time and have a result; returns their number. */
  public int delete(Instant before, int limit) {
    return session
        .createNativeMutationQuery(DELETE)
        .setParameter("before", before)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
