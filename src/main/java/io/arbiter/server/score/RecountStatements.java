package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that recomputes or deletes the scores of one player. */
@ApplicationScoped
class RecountStatements {
  private static final String DELETE_SOLVED =
      "delete from solved where player_id = :player and puzzle_id = :puzzle";

  private static final String INSERT_GAINS =
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
      select submission_id, points from gained
      """;

  private static final String SET_STANDINGS =
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
      )
      insert into standing as s (board, player_id, points, solved, reached_at)
      select board, :player, points, solved, reached_at from now
      on conflict (player_id, board) do update set points = excluded.points,
        solved = excluded.solved, reached_at = excluded.reached_at
      where (s.points, s.solved, s.reached_at)
        <> (excluded.points, excluded.solved, excluded.reached_at)
      """;

  private static final String DELETE_BEST =
      "delete from best where player_id = :player and puzzle_id = :puzzle";

  private static final String INSERT_BEST =
      """
      insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at)
      select distinct on (m.measure) a.puzzle_id, a.player_id, m.measure, m.value, a.id,
        a.submitted_at
      from accepted_solution a
      cross join lateral (values
        ('size', a.source_bytes::bigint), ('steps', a.steps), ('time', a.cpu_millis),
        ('points', -a.earned)) m (measure, value)
      where a.player_id = :player and a.puzzle_id = :puzzle and m.value is not null
      order by m.measure, m.value, a.submitted_at, a.id
      """;

  /** The condition names all columns of the index. Each best solution is of a solved puzzle. */
  private static final String DELETE_ALL_BEST =
      """
      delete from best where player_id = :player and measure in ('size', 'steps', 'time', 'points')
        and puzzle_id in (select puzzle_id from solved where player_id = :player)
      """;

  private static final String DELETE_ALL_SOLVED =
      """
      with gone as (delete from solved where player_id = :player returning puzzle_id)
      insert into puzzle_count (puzzle_id, attempts, solved_by)
      select puzzle_id, 0, -1 from gone
      """;

  private static final String DELETE_STANDINGS = "delete from standing where player_id = :player";

  private final Session session;

  RecountStatements(@Current Session session) {
    this.session = session;
  }

  /** A submission that solves a puzzle or improves its player's points, and the points it adds. */
  record Gain(UUID submission, int points) {}

  /** Deletes the improvements, too. Returns the number of deleted solved puzzles, 0 or 1. */
  int deleteSolved(UUID player, UUID puzzle) {
    return execute(DELETE_SOLVED, player, puzzle);
  }

  /**
   * Inserts the earliest accepted submission as the solution, and its improvements; empty if no
   * submission is accepted.
   */
  List<Gain> insertGains(UUID player, UUID puzzle) {
    return session
        .createNativeQuery(INSERT_GAINS, Gain.class)
        .setParameter("player", player)
        .setParameter("puzzle", puzzle)
        .getResultList();
  }

  /** Recomputes the player's sums on all boards. */
  void setStandings(UUID player) {
    execute(SET_STANDINGS, player);
  }

  void deleteBest(UUID player, UUID puzzle) {
    execute(DELETE_BEST, player, puzzle);
  }

  void insertBest(UUID player, UUID puzzle) {
    execute(INSERT_BEST, player, puzzle);
  }

  /** Deletes the player's best solutions of all puzzles. The solved puzzles must still be there. */
  void deleteAllBest(UUID player) {
    execute(DELETE_ALL_BEST, player);
  }

  /** Deletes the player's solved puzzles, and notes one solver less for each puzzle. */
  void deleteAllSolved(UUID player) {
    execute(DELETE_ALL_SOLVED, player);
  }

  void deleteStandings(UUID player) {
    execute(DELETE_STANDINGS, player);
  }

  private void execute(String sql, UUID player) {
    session.createNativeMutationQuery(sql).setParameter("player", player).executeUpdate();
  }

  private int execute(String sql, UUID player, UUID puzzle) {
    return session
        .createNativeMutationQuery(sql)
        .setParameter("player", player)
        .setParameter("puzzle", puzzle)
        .executeUpdate();
  }
}
