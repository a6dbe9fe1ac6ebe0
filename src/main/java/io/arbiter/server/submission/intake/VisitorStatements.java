package io.arbiter.server.submission.intake;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the runs of visitors, which have no player. */
@ApplicationScoped
public class VisitorStatements {
  /** How old a run is when it is deleted. */
  public static final Duration KEPT = Duration.ofHours(1);

  private static final String SENT =
      """
      select
        (select count(*) from submission where player_id is null and state <> 'JUDGED')
          as in_flight,
        (select submitted_at from submission where player_id is null
          order by submitted_at desc offset :perHour - 1 limit 1) as in_hour,
        (select ended_child_at from submission
          where player_id is null and ended_child_at is not null
          order by ended_child_at desc offset :endedChildren - 1 limit 1) as ended_child
      """;

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
   * The runs of all visitors.
   *
   * @param inFlight the number of runs without a result
   * @param inHour the time that must be an hour ago before the next run, or null
   * @param endedChild the time that must be ten minutes ago before the next run, because a run
   *     ended its child then; or null
   */
  public record Sent(long inFlight, @Nullable Instant inHour, @Nullable Instant endedChild) {}

  /** What visitors have sent. */
  public Sent sent(VisitorLimits limits) {
    return session
        .createNativeQuery(SENT, Sent.class)
        .setParameter("perHour", limits.perHour())
        .setParameter("endedChildren", limits.endedChildren())
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
