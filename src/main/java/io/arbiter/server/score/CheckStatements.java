package io.arbiter.server.score;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The SQL that compares the stored scores with the judgements. */
@ApplicationScoped
class CheckStatements {
  /**
   * All accepted solutions, those that add points, and each player's first accepted solution of
   * each puzzle.
   */
  private static final List<String> SOLUTIONS =
      List.of(
          "create temporary table accepted on commit drop as select * from accepted_solution",
          "create temporary table gained on commit drop as select * from gain",
          """
          create temporary table solving on commit drop as
          select player_id, puzzle_id, submission_id, points, gained_at as solved_at
          from gained where solves
          """,
          "analyze accepted",
          "analyze gained",
          "analyze solving");

  /**
   * The queries of differences, by kind. Their columns are player_id, puzzle_id, name, found and
   * expected.
   */
  static final Map<String, String> COMPARISONS =
      Map.of(
          "solved",
          """
          select player_id, puzzle_id, '' as name,
            concat_ws(' ', f.submission_id, f.points, f.solved_at) as found,
            concat_ws(' ', e.submission_id, e.points, e.solved_at) as expected
          from solving e full join solved f using (player_id, puzzle_id)
          where (f.submission_id, f.points, f.solved_at)
            is distinct from (e.submission_id, e.points, e.solved_at)
          """,
          "improvement",
          """
          select player_id, puzzle_id, '' as name,
            concat_ws(' ', f.submission_id, f.points, f.improved_at) as found,
            concat_ws(' ', e.submission_id, e.points, e.gained_at) as expected
          from (select * from gained where not solves) e
          full join improvement f using (player_id, puzzle_id, submission_id)
          where (f.points, f.improved_at) is distinct from (e.points, e.gained_at)
          """,
          "standing",
          """
          with expected as (
            select board, player_id, sum(points) as points,
              count(*) filter (where solves) as solved, max(gained_at) as reached_at
            from gained, unnest(boards_at(gained_at)) board group by board, player_id
          )
          select player_id, null::uuid as puzzle_id, board as name,
            concat_ws(' ', f.points, f.solved, f.reached_at) as found,
            concat_ws(' ', e.points, e.solved, e.reached_at) as expected
          from expected e full join standing f using (player_id, board)
          where (f.points, f.solved, f.reached_at)
            is distinct from (e.points, e.solved, e.reached_at)
          """,
          "best",
          """
          with expected as (
            select distinct on (a.player_id, a.puzzle_id, m.measure) a.player_id, a.puzzle_id,
              m.measure, m.value, a.id as submission_id, a.submitted_at as reached_at
            from accepted a cross join lateral (values
              ('size', a.source_bytes::bigint), ('steps', a.steps), ('time', a.cpu_millis),
              ('points', -a.earned)) m (measure, value)
            where m.value is not null
            order by a.player_id, a.puzzle_id, m.measure, m.value, a.submitted_at, a.id
          )
          select player_id, puzzle_id, measure as name,
            concat_ws(' ', f.value, f.submission_id, f.reached_at) as found,
            concat_ws(' ', e.value, e.submission_id, e.reached_at) as expected
          from expected e full join best f using (player_id, puzzle_id, measure)
          where (f.value, f.submission_id, f.reached_at)
            is distinct from (e.value, e.submission_id, e.reached_at)
          """,
          "points of a judgement",
          """
          select s.player_id, s.puzzle_id, s.id::text as name, s.points::text as found,
            coalesce(e.points, 0)::text as expected
          from current_judgement s
          left join gained e on e.submission_id = s.id
          where s.kind = 'SUBMISSION' and s.points <> coalesce(e.points, 0)
          """,
          "counts of a puzzle",
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
          select null::uuid as player_id, id as puzzle_id, slug as name,
            concat_ws(' ', attempts, solved_by) as found,
            concat_ws(' ', attempts_expected, solved_by_expected) as expected
          from counts where (attempts, solved_by) <> (attempts_expected, solved_by_expected)
          """,
          "mark",
          """
          with line as (
            select board, loss, reached_at, player_id, 1::bigint as taken, null::bigint as place,
              0 as change
            from standing s where board in (select board from standing_mark)
            union all select board, loss, reached_at, player_id, 0, place, 0 from standing_mark
            union all select board, loss, reached_at, player_id, 0, null, change from standing_move
          ), summed as (
            select *, sum(taken) over marks as above, sum(change) over marks as moved
            from line window marks as (partition by board
              order by loss, reached_at, player_id, place is null rows unbounded preceding)
          )
          select null::uuid as player_id, null::uuid as puzzle_id, board as name,
            (place + moved)::text as found, above::text as expected
          from summed where place is not null and place + moved <> above
          """);

  private final Session session;

  CheckStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * Creates the temporary tables that the comparisons read. They exist until the transaction ends.
   */
  void prepare() {
    for (String sql : SOLUTIONS) {
      session.createNativeMutationQuery(sql).executeUpdate();
    }
  }

  private record Row(
      @Nullable UUID player, @Nullable UUID puzzle, String name, String found, String expected) {
    StandingsCheck.Difference difference(String kind) {
      return new StandingsCheck.Difference(kind, player, puzzle, name, found, expected);
    }
  }

  /** The differences of one kind. */
  List<StandingsCheck.Difference> compare(String kind) {
    String sql = Objects.requireNonNull(COMPARISONS.get(kind));
    NativeQuery<Row> query = session.createNativeQuery(sql, Row.class);
    if (sql.contains(":uncounted")) {
      query.setParameter("uncounted", Verdict.UNCOUNTED.toArray(String[]::new));
    }
    return query.getResultList().stream().map(row -> row.difference(kind)).toList();
  }
}
