package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.delivery.Job;
import io.arbiter.delivery.Topics;
import io.arbiter.server.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts the jobs of rejudgings into the batch lane, a few at a time: the outbox is one queue for
 * everything, and what a player waits for must not stand behind a hundred thousand old submissions.
 * Thread-safe.
 */
@ApplicationScoped
class RejudgingQueue {
  /**
   * Jobs of one rejudging that may be under way at once: more than the workers can have in hand.
   */
  static final int LANE = 500;

  /** Of which so many, each with a source of up to 64 KiB, are enqueued in one transaction. */
  private static final int BATCH = 100;

  private final Jdbi jdbi;
  private final Outbox outbox;

  RejudgingQueue(Jdbi jdbi, Outbox outbox) {
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  /** Enqueues what there is room for, as submitted; one batch. Returns how many jobs that were. */
  int fill(UUID rejudging) {
    int enqueued = jdbi.inTransaction(transaction -> fill(transaction, rejudging));
    if (enqueued > 0) {
      outbox.nudge();
    }
    return enqueued;
  }

  private int fill(Handle transaction, UUID rejudging) {
    List<Job> jobs =
        transaction
            .createQuery(
                """
                with due as materialized (
                  select submission_id from rejudging_item
                  where rejudging_id = :rejudging and verdict is null and enqueued_at is null
                  order by submission_id
                  limit least(:batch, greatest(0, :lane - (select count(*) from rejudging_item
                    where rejudging_id = :rejudging and verdict is null
                      and enqueued_at is not null)))
                  for update skip locked
                ), filled as (
                  update rejudging_item i set enqueued_at = now()
                  from due d, rejudging r, submission s, puzzle p, puzzle_version v
                  where i.rejudging_id = :rejudging and i.submission_id = d.submission_id
                    and r.id = i.rejudging_id and s.id = i.submission_id and p.id = r.puzzle_id
                    and v.puzzle_id = r.puzzle_id and v.number = r.version
                  returning i.rejudging_id, i.attempt, s.id, s.kind, s.source, s.submitted_at,
                    p.slug, v.number, v.test_set_hash, v.limits
                )
                select * from filled order by id
                """)
            .bind("rejudging", rejudging)
            .bind("batch", BATCH)
            .bind("lane", LANE)
            .map((row, context) -> job(row))
            .list();
    jobs.forEach(
        job -> outbox.append(transaction, Topics.JOBS_BATCH, job.submission().toString(), job));
    return jobs.size();
  }

  /** The attempt is the one that the result becomes if it is applied. */
  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        Job.FORMAT,
        row.getObject("id", UUID.class),
        row.getInt("attempt") + 1,
        SubmissionKind.valueOf(row.getString("kind")),
        row.getString("slug"),
        row.getInt("number"),
        row.getString("test_set_hash"),
        row.getString("source"),
        Codec.fromJson(row.getString("limits"), Limits.class),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        row.getObject("rejudging_id", UUID.class),
        null);
  }

  /**
   * Lets jobs be enqueued again whose results have not come for so long, while no other result of
   * their rejudging came either: a long queue is not lost. A result that comes twice is no harm.
   *
   * @return how many jobs that are
   */
  int forgetLost(Duration patience) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update rejudging_item i set enqueued_at = null
                    from rejudging r
                    where r.state = 'JUDGING' and i.rejudging_id = r.id and i.verdict is null
                      and i.enqueued_at < now() - :patience * interval '1 ms'
                      and not exists (select from rejudging_item o
                        where o.rejudging_id = r.id
                          and o.received_at > now() - :patience * interval '1 ms')
                      and not exists (select from outbox
                        where topic = :topic and key = i.submission_id::text)
                    """)
                .bind("patience", patience.toMillis())
                .bind("topic", Topics.JOBS_BATCH)
                .execute());
  }
}
