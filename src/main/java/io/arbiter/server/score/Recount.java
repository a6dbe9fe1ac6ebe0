package io.arbiter.server.score;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Recomputes what a player has from a puzzle. The source is the current judgements of the player's
 * submissions: the earliest accepted submission solves the puzzle, with the points of the version
 * that judged it. A player who has deleted the account has nothing.
 *
 * <p>Whoever changes {@code solved}, {@code standing} or {@code best} of a player holds that
 * player's lock, taken after the locks of submissions and before all others. A lock of the rows
 * themselves would not do, since they may not be there yet: a sum made without a row that another
 * transaction is about to commit would overwrite what that one added.
 */
public final class Recount {
  private final Handle transaction;
  private final UUID player;
  private final UUID puzzle;

  private Recount(Handle transaction, UUID player, UUID puzzle) {
    this.transaction = transaction;
    this.player = player;
    this.puzzle = puzzle;
  }

  /**
   * Takes the player's lock, until the end of the transaction; "no key" so that rows that only
   * refer to the player do not wait.
   */
  public static void lock(Handle transaction, UUID player) {
    lock(transaction, Set.of(player));
  }

  /**
   * Takes the locks of several players, as {@link #lock(Handle, UUID)}.
   *
   * @return those that still have an account
   */
  static Set<UUID> lock(Handle transaction, Set<UUID> players) {
    if (players.isEmpty()) {
      return Set.of();
    }
    return transaction
        .createQuery(
            """
            select id, deleted_at is null as present from player where id = any(:players)
            order by id for no key update
            """)
        .bindArray("players", UUID.class, List.copyOf(players))
        .reduceRows(
            new HashSet<>(),
            (present, row) -> {
              if (row.getColumn("present", Boolean.class)) {
                present.add(row.getColumn("id", UUID.class));
              }
              return present;
            });
  }

  /**
   * Recomputes everything, in statements that begin after the player's lock was taken. So they see
   * all that earlier holders of the lock wrote. The caller holds that lock, and {@link
   * PuzzleCounts#add notes} what this returns.
   *
   * @return by how much the number of players who have solved the puzzle changes: -1, 0 or 1
   */
  public static int of(Handle transaction, UUID player, UUID puzzle) {
    Recount recount = new Recount(transaction, player, puzzle);
    int solved = recount.solved();
    recount.points();
    standing(transaction, player);
    recount.best();
    return solved;
  }

  private int solved() {
    int before = execute("delete from solved where player_id = :player and puzzle_id = :puzzle");
    int after =
        execute(
            """
            insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
            select player_id, puzzle_id, id, points, submitted_at from accepted_solution
            where player_id = :player and puzzle_id = :puzzle
            order by submitted_at, id limit 1
            """);
    return after - before;
  }

  /** Of the current judgements, that of the submission which solves the puzzle has the points. */
  private void points() {
    execute(
        """
        update judgement j set points = n.points
        from (select s.id, s.attempt, coalesce(d.points, 0) as points
          from submission s
          left join solved d on d.player_id = s.player_id and d.puzzle_id = s.puzzle_id
            and d.submission_id = s.id
          where s.player_id = :player and s.puzzle_id = :puzzle) n
        where j.submission_id = n.id and j.attempt = n.attempt and j.points <> n.points
        """);
  }

  /** The sums of all boards. */
  static void standing(Handle transaction, UUID player) {
    transaction
        .createUpdate(
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
        """)
        .bind("player", player)
        .execute();
  }

  private void best() {
    execute("delete from best where player_id = :player and puzzle_id = :puzzle");
    execute(
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
        """);
  }

  private int execute(String sql) {
    return transaction.createUpdate(sql).bind("player", player).bind("puzzle", puzzle).execute();
  }
}
