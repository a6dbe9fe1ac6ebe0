package io.arbiter.server.score;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;

/** Queries that recompute or delete the scores of one player. */
interface RecountQueries extends Queries {
  /** Deletes the improvements, too. Returns the number of deleted solved puzzles, 0 or 1. */
  @SQL("delete from solved where player_id = :player and puzzle_id = :puzzle")
  int deleteSolved(UUID player, UUID puzzle);

  /**
   * Inserts the earliest accepted submission as the solution, and its improvements; empty if no
   * submission is accepted.
   */
  @SQL(
      """
      with gained as (
        select * from gain where player_id = :player and puzzle_id = :puzzle
      ), first as (
        insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
        select player_id, puzzle_id, submission_id, points, gained_at from gained where solves
      ), improved as (
        insert into improvement (player_id, puzzle_id, submission_id, points, improved_at)
        select player_id, puzzle_id, submission_id, points, gained_at from gained where not solves
      )
      select submission_id, points, solves from gained
      """)
  List<ScoringQueries.Gained> insertGains(UUID player, UUID puzzle);

  /** Recomputes the player's sums on all boards. Returns the number of boards that changed. */
  @SQL(
      """
      with now as (
        select board, sum(points) as points, sum(solved) as solved, max(gained_at) as reached_at
        from (
          select points, 1 as solved, solved_at as gained_at from solved
          where player_id = :player
          union all
          select points, 0, improved_at from improvement where player_id = :player
        ) gained, unnest(boards_at(gained_at)) board
        group by board
      ), gone as (
        delete from standing
        where player_id = :player and board not in (select board from now)
      ), changed as (
        insert into standing as s (board, player_id, points, solved, reached_at)
        select board, :player, points, solved, reached_at from now
        on conflict (player_id, board) do update set points = excluded.points,
          solved = excluded.solved, reached_at = excluded.reached_at
        where (s.points, s.solved, s.reached_at)
          <> (excluded.points, excluded.solved, excluded.reached_at)
        returning 1
      )
      select count(*) from changed
      """)
  CountRow setStandings(UUID player);

  /** Recomputes the player's best solutions of a puzzle; returns how many there are. */
  @SQL(
      """
      with now as (
        select distinct on (m.measure) a.puzzle_id, a.player_id, m.measure, m.value,
          a.id as submission_id, a.submitted_at as reached_at
        from accepted_solution a
        cross join lateral (values
          (measure_in('size', a.language), cast(a.source_bytes as bigint)),
          (measure_in('steps', a.language), a.steps),
          (measure_in('time', a.language), a.cpu_millis),
          ('points', -a.earned)) m (measure, value)
        where a.player_id = :player and a.puzzle_id = :puzzle and m.value is not null
        order by m.measure, m.value, a.submitted_at, a.id
      ), gone as (
        delete from best where player_id = :player and puzzle_id = :puzzle
          and measure not in (select measure from now)
      ), changed as (
        insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at)
        select * from now
        on conflict (puzzle_id, measure, player_id) do update set value = excluded.value,
          submission_id = excluded.submission_id, reached_at = excluded.reached_at
      )
      select count(*) from now
      """)
  CountRow setBest(UUID player, UUID puzzle);

  /**
   * Deletes the player's scores, and notes one solver less for each solved puzzle. The condition on
   * {@code best} names all columns of the index. Each best solution is of a solved puzzle.
   */
  @SQL(
      """
      with gone as (
        delete from solved where player_id = :player returning puzzle_id
      ), unsolved as (
        insert into puzzle_count (puzzle_id, attempts, solved_by)
        select puzzle_id, 0, -1 from gone
      ), unranked as (
        delete from best where player_id = :player
          and measure = any(measures())
          and puzzle_id in (select puzzle_id from solved where player_id = :player)
      ), withdrawn as (
        delete from standing where player_id = :player
      )
      select count(*) from gone
      """)
  CountRow deleteScores(UUID player);
}
