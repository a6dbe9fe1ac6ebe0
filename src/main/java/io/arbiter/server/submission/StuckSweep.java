package io.arbiter.server.submission;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Finds submissions that are stuck, because a broker lost its log for example, and enqueues them
 * again as a new attempt. A late judgement of the old attempt then no longer counts. A submission
 * is stuck when much newer submissions of its lane are already judged, or when nothing is judged at
 * all. A long queue alone is no reason.
 */
@ApplicationScoped
public class StuckSweep {
  private static final Logger LOG = Logger.getLogger(StuckSweep.class);
  private static final int BATCH = 100;

  /** Overtaken by much later ones of its lane, or nothing is judged at all. */
  private static final String STUCK =
      """
      enqueued_at < now() - :patience * interval '1 ms'
      and (enqueued_at < case when batch
            then (select max(enqueued_at) from submission where state = 'JUDGED' and batch)
            else (select max(enqueued_at) from submission where state = 'JUDGED' and not batch) end
          - :patience * interval '1 ms'
        or not exists (select from submission
            where judged_at > now() - :patience * interval '1 ms'))""";

  private final Jdbi jdbi;
  private final Outbox outbox;
  private final Duration patience;

  public StuckSweep(
      Jdbi jdbi,
      Outbox outbox,
      @ConfigProperty(name = "arbiter.submission.stuck-after", defaultValue = "10m")
          Duration patience) {
    this.jdbi = jdbi;
    this.outbox = outbox;
    this.patience = patience;
  }

  /** Sweeps, after a rest. */
  public void turn() throws InterruptedException {
    Thread.sleep(patience.dividedBy(4));
    sweep();
  }

  /** Enqueues again all that has no verdict yet, after the broker has lost its topics. */
  public void enqueueOpen() {
    OffsetDateTime lost =
        jdbi.withHandle(
            handle -> handle.createQuery("select now()").mapTo(OffsetDateTime.class).one());
    int batch;
    do {
      batch =
          jdbi.inTransaction(
              transaction -> enqueueAgain(transaction, "enqueued_at < :lost", "lost", lost));
      outbox.nudge();
      LOG.warnf("enqueued %d submissions again that the broker has lost", batch);
    } while (batch == BATCH);
  }

  /** Enqueues again what has waited too long; one batch. */
  int sweep() {
    int stuck =
        jdbi.inTransaction(
            transaction -> enqueueAgain(transaction, STUCK, "patience", patience.toMillis()));
    if (stuck > 0) {
      LOG.warnf("enqueued %d stuck submissions again", stuck);
      outbox.nudge();
    }
    return stuck;
  }

  private record Stuck(String lane, Job job) {}

  /** Those of which a condition with one parameter holds, but for what waits in the outbox. */
  private int enqueueAgain(Handle transaction, String condition, String parameter, Object value) {
    List<Stuck> all =
        transaction
            .createQuery(
                """
                update submission s set attempt = s.attempt + 1, enqueued_at = now()
                from submission o
                  left join puzzle p on p.id = o.puzzle_id
                  left join puzzle_version v on v.puzzle_id = o.puzzle_id and v.number = o.version
                where o.id = s.id and s.id in (
                    select id from submission
                    where state <> 'JUDGED' and %s
                      and not exists (select from outbox where key = submission.id::text)
                    order by enqueued_at limit :limit for update skip locked)
                returning s.*, p.slug, v.test_set_hash, v.limits
                """
                    .formatted(condition))
            .bind(parameter, value)
            .bind("limit", BATCH)
            .map(
                (row, context) ->
                    new Stuck(
                        row.getBoolean("batch") ? Topics.JOBS_BATCH : Topics.JOBS_INTERACTIVE,
                        job(row)))
            .list();
    for (Stuck stuck : all) {
      outbox.append(transaction, stuck.lane(), stuck.job().submission().toString(), stuck.job());
    }
    return all.size();
  }

  private static Job job(ResultSet row) throws SQLException {
    @Nullable String limits = row.getString("limits");
    return new Job(
        Job.FORMAT,
        row.getObject("id", UUID.class),
        row.getInt("attempt"),
        SubmissionKind.valueOf(row.getString("kind")),
        row.getString("slug"),
        row.getInt("version"),
        row.getString("test_set_hash"),
        row.getString("source"),
        limits == null ? Limits.DEFAULT : Codec.fromJson(limits, Limits.class),
        row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
        null,
        row.getString("stdin"));
  }
}
