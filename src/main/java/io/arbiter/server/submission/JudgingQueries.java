package io.arbiter.server.submission;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of submissions on their way to a verdict. */
interface JudgingQueries extends Queries {
  /** Begins a new attempt of open submissions, unless their job waits in the outbox. */
  String ENQUEUE_AGAIN =
      """
      with enqueued as (
        update submission s set attempt = s.attempt + 1, enqueued_at = now()
        from submission o
          left join named_puzzle p on p.id = o.puzzle_id
          left join any_version v on v.puzzle_id = o.puzzle_id and v.number = o.version
        where o.id = s.id and s.id in (
            select id from submission
            where state <> 'JUDGED'
              and not exists (select from waiting_record w
                where w.key = cast(submission.id as text))
              and
      """;

  String OLDEST_FIRST =
      """
            order by enqueued_at limit :limit for update skip locked)
        returning s.id, s.attempt, s.kind, s.batch, p.slug, s.version, v.test_set_hash, s.source,
          v.limits, s.submitted_at, s.stdin, s.clean)
      select * from enqueued
      """;

  /** Locks the submissions that have no verdict yet, in the order of ids. */
  @SQL(
      """
      select s.id, s.attempt, s.kind, s.player_id, s.puzzle_id, v.slug,
        coalesce(v.points, 0) as points, octet_length(s.source) as source_bytes, s.submitted_at
      from submission s
      left join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      where s.id = any(:ids) and s.state <> 'JUDGED' order by s.id for update of s
      """)
  List<WaitingSubmission> lockWaiting(UUID[] ids);

  /** Judges the submissions that are not judged yet; returns their number. */
  @SQL(
      """
      update submission s set state = 'JUDGED', verdict = n.verdict, judged_at = now()
      from unnest(:ids, :verdicts) n (id, verdict)
      where s.id = n.id and s.state <> 'JUDGED'
      """)
  int judge(UUID[] ids, String[] verdicts);

  @SQL(
      """
      update submission set ended_child_at = now() where id in (
        select id from submission where id = any(:ids) and ended_child_at is null
        order by id for update)
      """)
  int noteEndedChildren(UUID[] ids);

  /** Sets the points of a player's current judgements of a puzzle; all others add none. */
  @SQL(
      """
      update judgement j set points = n.points
      from (select s.id, s.attempt, coalesce(g.points, 0) as points
        from submission s
        left join unnest(:submissions, :points) g (id, points) on g.id = s.id
        where s.player_id = :player and s.puzzle_id = :puzzle) n
      where j.submission_id = n.id and j.attempt = n.attempt and j.points <> n.points
      """)
  int setPoints(UUID player, UUID puzzle, UUID[] submissions, Integer[] points);

  /** A moment by the clock of the database. */
  record Moment(Instant value) {}

  @SQL("select now()")
  Moment now();

  /**
   * A submission and its new attempt. Values that a scratch lacks are null.
   *
   * @param puzzle the puzzle's slug
   * @param limits as JSON
   */
  record Enqueued(
      UUID id,
      int attempt,
      String kind,
      boolean batch,
      @Nullable String puzzle,
      @Nullable Integer version,
      @Nullable String testSetHash,
      String source,
      @Nullable String limits,
      Instant submittedAt,
      @Nullable String stdin,
      boolean clean) {}

  @SQL(ENQUEUE_AGAIN + "enqueued_at < :before " + OLDEST_FIRST)
  List<Enqueued> enqueueBeforeAgain(Instant before, int limit);

  /**
   * Enqueues submissions again if much newer submissions of the lane are judged, or nothing is
   * judged at all, or the submission waits twelve times as long. The newest judged submission of a
   * lane is the first one in the order of an index; a maximum would read all judged submissions.
   * Each attempt has twice the time of the one before, up to 64 times: a job that ends its workers
   * again and again is given up only if its deliveries are counted in one attempt.
   *
   * @param patience in milliseconds
   */
  @SQL(
      ENQUEUE_AGAIN
          + """
          enqueued_at < now() - :patience * interval '1 ms' * (1 << least(attempt - 1, 6))
          and (enqueued_at < case when batch
                then (select enqueued_at from submission where state = 'JUDGED' and batch
                    order by enqueued_at desc limit 1)
                else (select enqueued_at from submission where state = 'JUDGED' and not batch
                    order by enqueued_at desc limit 1)
                end - :patience * interval '1 ms'
            or not exists (select from submission
                where judged_at > now() - :patience * interval '1 ms')
            or enqueued_at < now() - 12 * :patience * interval '1 ms' * (1 << least(attempt - 1, 6)))
          """
          + OLDEST_FIRST)
  List<Enqueued> enqueueStuckAgain(long patience, int limit);
}
