package io.arbiter.server.submission;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

interface FigureQueries extends Queries {
  /** The interactive lane first. */
  @SQL(
      """
      select case when l.batch then 'BATCH' else 'INTERACTIVE' end as lane,
        count(o.id) as depth, min(o.enqueued_at) as oldest
      from (values (false), (true)) l (batch)
      left join submission o on o.batch = l.batch and o.state <> 'JUDGED'
      group by l.batch order by l.batch
      """)
  List<SubmissionFigures.Lane> lanes();

  /** How often a verdict was given in the five minutes from {@code start} on. */
  record Verdicts(Instant start, String verdict, long number) {}

  @SQL(
      """
      select to_timestamp(floor(extract(epoch from judged_at) / 300) * 300) as start, verdict,
        count(*) as number
      from judged_time t where judged_at > now() - interval '1 hour'
      group by start, verdict order by start, verdict
      """)
  List<Verdicts> verdicts();

  /** Times in the five minutes from {@code start} on, or in the whole hour if it is null. */
  record Totals(@Nullable Instant start, @Nullable Double p50, @Nullable Double p95) {}

  /** The whole hour first. */
  @SQL(
      """
      select start, percentile_cont(0.5) within group (order by millis) as p50,
        percentile_cont(0.95) within group (order by millis) as p95
      from (
        select to_timestamp(floor(extract(epoch from judged_at) / 300) * 300) as start,
          extract(epoch from judged_at - submitted_at) * 1000 as millis
        from judged_time t where judged_at > now() - interval '1 hour' and first
      ) t
      group by grouping sets ((), (start)) order by start nulls first
      """)
  List<Totals> totals();

  /**
   * The clocks of workers and database may differ a little, so that a stage could seem to take less
   * than no time.
   */
  @SQL(
      """
      select s.name, percentile_cont(0.5) within group (order by t.millis[s.number]) as p50,
        percentile_cont(0.95) within group (order by t.millis[s.number]) as p95
      from (values (1, 'WAITING'), (2, 'RUNNING'), (3, 'SCORING')) s (number, name)
      left join (
        select array[
          greatest(0, extract(epoch from worker_at - submitted_at) * 1000 - wall_millis),
          wall_millis,
          greatest(0, extract(epoch from judged_at - worker_at) * 1000)] as millis
        from judged_time t
        where judged_at > now() - interval '1 hour' and first and wall_millis is not null
        order by judged_at desc limit 5000
      ) t on true
      group by s.number, s.name order by s.number
      """)
  List<SubmissionFigures.Stage> stages();
}
