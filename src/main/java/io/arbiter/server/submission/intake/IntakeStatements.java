package io.arbiter.server.submission.intake;

import io.arbiter.core.json.Codec;
import io.arbiter.delivery.broker.Topics;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.trace.TraceParent;
import io.arbiter.server.database.Current;
import io.arbiter.server.outbox.OutboxRelations;
import io.arbiter.server.submission.SubmissionInsertion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the intake: one statement for each method. */
@ApplicationScoped
public class IntakeStatements {
  /**
   * The lock is not the lock of the player's row, because the scoring takes that one: submissions
   * and verdicts of a player do not wait for each other.
   */
  private static final String BEGIN =
      """
      select q.in_flight, q.per_minute, q.per_day
      from pg_advisory_xact_lock(hashtextextended(cast(:player as text), 0)) turn,
      """;

  private static final String PLAYER_QUOTA =
      PlayerRelations.KEPT_PRESENT
          + " present left join "
          + QuotaRelations.QUOTAS
          + " q on q.player_id = :player";

  private static final String BEGIN_ORDINARY = BEGIN + PLAYER_QUOTA;

  private static final String BEGIN_FOR_CONTEST =
      BEGIN
          + """
          (select from open_contest c
            join contestant r on r.contest_id = c.id and r.player_id = :player
            where c.id = :contest and c.starts_at <= cast(:at as timestamptz)
              and cast(:at as timestamptz) < c.ends_at
            for key share of c) entry,
          """
          + PLAYER_QUOTA;

  private static final String SENT =
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
      """;

  private static final String STORE =
      """
      with stored as (
        insert into submission (id, kind, player_id, puzzle_id, version, source, stdin,
          idempotency_key, state, attempt, submitted_at, enqueued_at, batch, contest_id, clean)
        values (:id, :kind, :player, :puzzle, :version, :source, :stdin, :key, 'ACCEPTED',
          :attempt, :at, :at, :batch, :contest, :clean)
      )
      """
          + OutboxRelations.INSERT_TRACED
          + " values (:topic, cast(:id as text), :job, :traceparent)";

  private final Session session;

  IntakeStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * Begins the intake of a submission. Until the transaction ends, the player's other intakes wait,
   * and the account cannot be deleted.
   *
   * @return the player's quota; empty if the account is deleted
   */
  public Optional<PlayerQuota> begin(UUID player) {
    return session
        .createNativeQuery(BEGIN_ORDINARY, PlayerQuota.class)
        .setParameter("player", player)
        .uniqueResultOptional();
  }

  /**
   * Like {@link #begin}, for a contest, which cannot be closed until the transaction ends.
   *
   * @param at when the submission was sent
   * @return empty also if the contest did not run at that time, or the player is not registered
   */
  public Optional<PlayerQuota> beginForContest(UUID player, UUID contest, Instant at) {
    return session
        .createNativeQuery(BEGIN_FOR_CONTEST, PlayerQuota.class)
        .setParameter("player", player)
        .setParameter("contest", contest)
        .setParameter("at", at)
        .uniqueResultOptional();
  }

  /**
   * What a player has sent. After {@link #begin}, this includes all that the intake waited for.
   *
   * @param key the idempotency key of the request, or null
   */
  public Quotas.Sent sent(
      UUID player, @Nullable String key, Quotas.Allowed allowed, int endedChildren) {
    return session
        .createNativeQuery(SENT, Quotas.Sent.class)
        .setParameter("player", player)
        .setParameter("key", key, String.class)
        .setParameter("perMinute", allowed.perMinute())
        .setParameter("perDay", allowed.perDay())
        .setParameter("endedChildren", endedChildren)
        .getSingleResult();
  }

  /** Inserts a submission, and its job into the outbox. */
  public void store(SubmissionInsertion insertion, boolean batch) {
    Job job = insertion.job();
    session
        .createNativeMutationQuery(STORE)
        .setParameter("id", job.submission())
        .setParameter("kind", insertion.kind())
        .setParameter("player", insertion.player(), UUID.class)
        .setParameter("puzzle", insertion.puzzle(), UUID.class)
        .setParameter("version", insertion.version(), Integer.class)
        .setParameter("source", job.source())
        .setParameter("stdin", insertion.stdin(), String.class)
        .setParameter("key", insertion.idempotencyKey(), String.class)
        .setParameter("attempt", job.attempt())
        .setParameter("at", job.origin().submittedAt())
        .setParameter("batch", batch)
        .setParameter("contest", insertion.contest(), UUID.class)
        .setParameter("clean", insertion.clean())
        .setParameter("topic", batch ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE)
        .setParameter("job", Codec.encode(job))
        .setParameter("traceparent", TraceParent.current(), String.class)
        .executeUpdate();
  }
}
