package io.arbiter.server.rejudging;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries that compute what a rejudging changes. All queries read the same snapshot. */
interface RejudgingReportQueries extends Queries {
  String CHANGING =
      """
      changing as (
        select i.* from rejudging_item i
        join ordinary_submission s on s.id = i.submission_id and s.attempt = i.attempt
        where i.rejudging_id = :rejudging and i.changes
      )
      """;

  /**
   * The standings of all players before and after. They are computed as {@link
   * io.arbiter.server.score.Recount} does, with the new judgements in the place of the old.
   */
  String RANKS =
      "with "
          + CHANGING
          + """
          , affected as (
            select distinct c.player_id from changing c
            join present_player p on p.id = c.player_id
          ), accepted as (
            select s.player_id, s.id, s.submitted_at, e.earned,
              coalesce(e.earned, v.points) as points, row_number() over (
                partition by s.player_id order by s.submitted_at, s.id) = 1 as solves
            from affected a
            join current_judgement s on s.player_id = a.player_id and s.puzzle_id = :puzzle
              and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
            left join changing c on c.submission_id = s.id
            cross join lateral (select case when c.changes then c.earned else s.earned end
              as earned) e
            join any_version v on v.puzzle_id = s.puzzle_id
              and v.number = case when c.changes then :version else s.version end
            where coalesce(c.verdict, s.verdict) = 'ACCEPTED'
          ), solved_then as (
            select player_id, points, gained_at from added_points s
            where player_id in (select player_id from affected) and puzzle_id <> :puzzle
            union all
            (select distinct on (player_id) player_id, points, submitted_at from accepted
            where solves or earned is not null
            order by player_id, points desc, submitted_at, id)
          ), standing_then as (
            select player_id, points, reached_at from total_standing s
            where player_id not in (select player_id from affected)
            union all
            select player_id, sum(points), max(gained_at) from solved_then group by player_id
          ), solving as (
            select a.player_id,
              exists (select from solved_puzzle s
                where s.player_id = a.player_id and s.puzzle_id = :puzzle)
              <> exists (select from accepted c where c.player_id = a.player_id) as changed
            from affected a
          ), ranks as (
            select player_id, b.points as points_before, t.points as points_after,
              b.rank as rank_before, t.rank as rank_after,
              coalesce(b.points, 0) <> coalesce(t.points, 0) or coalesce(a.changed, false)
                as changed
            from (select player_id, points,
                row_number() over (order by points desc, reached_at, player_id) as rank
              from total_standing s) b
            full join (select player_id, points,
                row_number() over (order by points desc, reached_at, player_id) as rank
              from standing_then) t using (player_id)
            left join solving a using (player_id)
          )
          """;

  /** A rejudging to report on. */
  record Subject(UUID id, UUID puzzle, int version) {}

  /** How many submissions and players change, and how many other players' ranks. */
  record Counts(int changed, int playersChanged, long othersMoved) {}

  /** A submission whose verdict changes; the verdicts are names. */
  record Change(UUID submission, String player, String before, String after) {
    RejudgingReport.Change reported() {
      return new RejudgingReport.Change(
          submission, player, Verdict.valueOf(before), Verdict.valueOf(after));
    }
  }

  /** Locks a rejudging that waits for its report; empty if another transaction has locked it. */
  @SQL(
      """
      select id, puzzle_id, version from rejudging
      where id = :rejudging and state = 'JUDGING' and not exists (select from rejudging_item
        where rejudging_id = :rejudging and verdict is null)
      for update skip locked
      """)
  Optional<Subject> lock(UUID rejudging);

  @SQL(
      RANKS
          + """
          select (select cast(count(*) as int) from changing where verdict <> before),
            cast(count(*) filter (where changed) as int) as players,
            count(*) filter (where not changed and rank_before is distinct from rank_after)
              as others
          from ranks
          """)
  Counts count(UUID rejudging, UUID puzzle, int version);

  /** In the order of submission. */
  @SQL(
      "with "
          + CHANGING
          + """
          select submission_id, cast(player_id as text) as player, before, verdict
          from changing
          where verdict <> before order by submission_id limit :limit
          """)
  List<Change> changes(UUID rejudging, int limit);

  /** By their rank before. */
  @SQL(
      RANKS
          + """
          select cast(player_id as text) as player, coalesce(points_before, 0) as points_before,
            coalesce(points_after, 0) as points_after, rank_before, rank_after
          from ranks where changed
          order by rank_before nulls last, rank_after limit :limit
          """)
  List<RejudgingReport.PlayerChange> players(UUID rejudging, UUID puzzle, int version, int limit);

  @HQL(
      """
      select before, verdict, count(*) from RejudgingItemEntity
      where rejudging = :rejudging group by before, verdict order by before, verdict
      """)
  List<RejudgingReport.Compared> compared(UUID rejudging);

  /** Stores the report. The rejudging leaves the state JUDGING. */
  @SQL(
      """
      update rejudging r set report = cast(:report as json), reported_at = now(),
        state = case when apply then 'APPLYING' else 'REPORTED' end,
        skipped = (select count(*) from rejudging_item i
          join ordinary_submission s on s.id = i.submission_id
          where i.rejudging_id = r.id and i.changes and s.attempt <> i.attempt)
      where id = :rejudging
      """)
  int store(UUID rejudging, String report);
}
