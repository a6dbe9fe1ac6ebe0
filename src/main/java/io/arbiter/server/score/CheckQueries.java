package io.arbiter.server.score;

import io.arbiter.server.database.Queries;
import java.util.List;
import org.hibernate.annotations.processing.SQL;

/**
 * Queries that compare the stored scores with the judgements. Each part gives the differences of
 * one kind.
 */
interface CheckQueries extends Queries {
  String BEST =
      """
      with expected as (
        select distinct on (a.player_id, a.puzzle_id, m.measure) a.player_id, a.puzzle_id,
          m.measure, m.value, a.id as submission_id, a.submitted_at as reached_at
        from accepted a cross join lateral (values
          (measure_in('size', a.language), cast(a.source_bytes as bigint)),
          (measure_in('steps', a.language), a.steps),
          (measure_in('time', a.language), a.cpu_millis),
          ('points', -a.earned)) m (measure, value)
        where m.value is not null
        order by a.player_id, a.puzzle_id, m.measure, m.value, a.submitted_at, a.id
      )
      select 'best' as kind, player_id, puzzle_id, measure as name,
        concat_ws(' ', f.value, f.submission_id, f.reached_at) as found,
        concat_ws(' ', e.value, e.submission_id, e.reached_at) as expected
      from expected e full join best f using (player_id, puzzle_id, measure)
      where (f.value, f.submission_id, f.reached_at)
        is distinct from (e.value, e.submission_id, e.reached_at)
      """;

  String COUNTS =
      """
      with noted as (
        select puzzle_id, sum(attempts) as attempts, sum(solved_by) as solved_by
        from puzzle_count n group by puzzle_id
      ), tried as (
        select puzzle_id, count(*) as attempts from ordinary_submission s
        where kind = 'SUBMISSION' and state = 'JUDGED' and not (verdict = any(:uncounted))
        group by puzzle_id
      ), solvers as (
        select puzzle_id, count(*) as solved_by from solving group by puzzle_id
      ), counts as (
        select p.id, p.slug, p.attempts + coalesce(n.attempts, 0) as attempts,
          p.solved_by + coalesce(n.solved_by, 0) as solved_by,
          coalesce(t.attempts, 0) as attempts_expected,
          coalesce(s.solved_by, 0) as solved_by_expected
        from named_puzzle p left join noted n on n.puzzle_id = p.id
        left join tried t on t.puzzle_id = p.id left join solvers s on s.puzzle_id = p.id
      )
      select 'counts of a puzzle' as kind, cast(null as uuid) as player_id, id as puzzle_id,
        slug as name,
        concat_ws(' ', attempts, solved_by) as found,
        concat_ws(' ', attempts_expected, solved_by_expected) as expected
      from counts where (attempts, solved_by) <> (attempts_expected, solved_by_expected)
      """;

  String IMPROVEMENT =
      """
      select 'improvement' as kind, player_id, puzzle_id, '' as name,
        concat_ws(' ', f.submission_id, f.points, f.improved_at) as found,
        concat_ws(' ', e.submission_id, e.points, e.gained_at) as expected
      from (select * from gained where not solves) e
      full join improvement f using (player_id, puzzle_id, submission_id)
      where (f.points, f.improved_at) is distinct from (e.points, e.gained_at)
      """;

  String MARK =
      """
      with line as (
        select board, loss, reached_at, player_id, cast(1 as bigint) as taken,
          cast(null as bigint) as place, 0 as change
        from standing s where board in (select board from standing_mark)
        union all select board, loss, reached_at, player_id, 0, place, 0 from standing_mark
        union all select board, loss, reached_at, player_id, 0, null, change from standing_move
      ), summed as (
        select *, sum(taken) over marks as above, sum(change) over marks as moved
        from line window marks as (partition by board
          order by loss, reached_at, player_id, place is null rows unbounded preceding)
      )
      select 'mark' as kind, cast(null as uuid) as player_id, cast(null as uuid) as puzzle_id,
        board as name,
        cast(place + moved as text) as found, cast(above as text) as expected
      from summed where place is not null and place + moved <> above
      """;

  String POINTS =
      """
      select 'points of a judgement' as kind, s.player_id, s.puzzle_id, cast(s.id as text) as name,
        cast(s.points as text) as found, cast(coalesce(e.points, 0) as text) as expected
      from current_judgement s
      left join gained e on e.submission_id = s.id
      where s.kind = 'SUBMISSION' and s.points <> coalesce(e.points, 0)
      """;

  String SOLVED =
      """
      select 'solved' as kind, player_id, puzzle_id, '' as name,
        concat_ws(' ', f.submission_id, f.points, f.solved_at) as found,
        concat_ws(' ', e.submission_id, e.points, e.solved_at) as expected
      from solving e full join solved f using (player_id, puzzle_id)
      where (f.submission_id, f.points, f.solved_at)
        is distinct from (e.submission_id, e.points, e.solved_at)
      """;

  String STANDING =
      """
      with expected as (
        select board, player_id, sum(points) as points,
          count(*) filter (where solves) as solved, max(gained_at) as reached_at
        from gained, unnest(boards_at(gained_at)) board group by board, player_id
      )
      select 'standing' as kind, player_id, cast(null as uuid) as puzzle_id, board as name,
        concat_ws(' ', f.points, f.solved, f.reached_at) as found,
        concat_ws(' ', e.points, e.solved, e.reached_at) as expected
      from expected e full join standing f using (player_id, board)
      where (f.points, f.solved, f.reached_at)
        is distinct from (e.points, e.solved, e.reached_at)
      """;

  /**
   * Creates the temporary tables accepted, gained and solving. They exist until the transaction
   * ends.
   */
  @SQL("select gather_solutions()")
  CountRow gather();

  /** All differences. The tables must be {@linkplain #gather gathered}. */
  @SQL(
      "("
          + BEST
          + ") union all ("
          + COUNTS
          + ") union all ("
          + IMPROVEMENT
          + ") union all ("
          + MARK
          + ") union all ("
          + POINTS
          + ") union all ("
          + SOLVED
          + ") union all ("
          + STANDING
          + ") order by kind")
  List<StandingsCheck.Difference> differences(String[] uncounted);
}
