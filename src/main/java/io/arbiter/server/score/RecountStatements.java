package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The statements that recompute what one player has, and those that take it away. */
@ApplicationScoped
class RecountStatements {
  private static final String LOCK_PLAYERS =
      """
      select id, deleted_at is null as present from player where id = any(:players)
      order by id for no key update
      """;

  private static final String DELETE_SOLVED =
      "delete from solved where player_id = :player and puzzle_id = :puzzle";

  private static final String INSERT_SOLVED =
      """
      insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
      select player_id, puzzle_id, id, points, submitted_at from accepted_solution
      where player_id = :player and puzzle_id = :puzzle
      order by submitted_at, id limit 1
      """;

  private static final String SET_POINTS =
      """
      update judgement j set points = n.points
      from (select s.id, s.attempt, coalesce(d.points, 0) as points
        from submission s
        left join solved d on d.player_id = s.player_id and d.puzzle_id = s.puzzle_id
          and d.submission_id = s.id
        where s.player_id = :player and s.puzzle_id = :puzzle) n
      where j.submission_id = n.id and j.attempt = n.attempt and j.points <> n.points
      """;

  private static final String SET_STANDINGS =
      """
      with now as (
        select board, sum(points) as points, count(*) as solved, max(solved_at) as reached_at
        from solved, unnest(boards_at(solved_at)) board
        where player_id = :player group by board
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
        ('size', a.source_bytes::bigint), ('steps', a.steps), ('time', a.cpu_millis))
        m (measure, value)
      where a.player_id = :player and a.puzzle_id = :puzzle
      order by m.measure, m.value, a.submitted_at, a.id
      """;

  /** By the columns of its index: there is a solved puzzle to each of these. */
  private static final String DELETE_ALL_BEST =
      """
      delete from best where player_id = :player and measure in ('size', 'steps', 'time')
        and puzzle_id in (select puzzle_id from solved where player_id = :player)
      """;

  private static final String DELETE_ALL_SOLVED =
      """
      with gone as (delete from solved where player_id = :player returning puzzle_id)
      insert into puzzle_count (puzzle_id, attempts, solved_by)
      select puzzle_id, 0, -1 from gone
      """;

  private static final String DELETE_STANDINGS = "delete from standing where player_id = :player";

  private static final String CLEAR_POINTS =
      """
      update judgement j set points = 0 from submission s
      where s.player_id = :player and j.submission_id = s.id and j.points <> 0
      """;

  private final Session session;

  RecountStatements(@Current Session session) {
    this.session = session;
  }

  private record Locked(UUID player, boolean present) {}

  /**
   * Locks players by id; "no key" so that rows that only refer to a player do not wait.
   *
   * @return those that still have an account
   */
  Set<UUID> lockPlayers(Set<UUID> players) {
    return session
        .createNativeQuery(LOCK_PLAYERS, Locked.class)
        .setParameter("players", players.toArray(UUID[]::new))
        .getResultList()
        .stream()
        .filter(Locked::present)
        .map(Locked::player)
        .collect(Collectors.toSet());
  }

  /** Gives the number of rows, 0 or 1. */
  int deleteSolved(UUID player, UUID puzzle) {
    return execute(DELETE_SOLVED, player, puzzle);
  }

  /** The earliest accepted submission solves the puzzle; gives the number of rows, 0 or 1. */
  int insertSolved(UUID player, UUID puzzle) {
    return execute(INSERT_SOLVED, player, puzzle);
  }

  /** Of the current judgements, that of the submission which solves the puzzle has the points. */
  void setPoints(UUID player, UUID puzzle) {
    execute(SET_POINTS, player, puzzle);
  }

  /** The player's sums of all boards. */
  void setStandings(UUID player) {
    execute(SET_STANDINGS, player);
  }

  void deleteBest(UUID player, UUID puzzle) {
    execute(DELETE_BEST, player, puzzle);
  }

  void insertBest(UUID player, UUID puzzle) {
    execute(INSERT_BEST, player, puzzle);
  }

  /** The player's best solutions of all puzzles that the player has solved. */
  void deleteAllBest(UUID player) {
    execute(DELETE_ALL_BEST, player);
  }

  /** All that the player has solved; the puzzles are noted as solved by one player less. */
  void deleteAllSolved(UUID player) {
    execute(DELETE_ALL_SOLVED, player);
  }

  void deleteStandings(UUID player) {
    execute(DELETE_STANDINGS, player);
  }

  /** None of the player's judgements has points any more. */
  void clearPoints(UUID player) {
    execute(CLEAR_POINTS, player);
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
