package io.arbiter.server.score;

import io.arbiter.server.database.Queries;
import io.arbiter.server.puzzle.PuzzleStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of marks, from which ranks are counted, and of the noted changes of puzzles' counts. */
interface UpkeepQueries extends Queries {
  record Lock(boolean taken) {}

  /**
   * A mark, or the start of a board, which is above all places.
   *
   * @param place the number of places above the mark
   * @param next the number of places above the next mark, or null for the last mark
   */
  record Mark(long loss, Instant reachedAt, UUID player, long place, @Nullable Long next) {
    /** Whether another mark is needed: the next mark is too far away, or there is none. */
    boolean isFarFromNext(int step) {
      return next == null || next - place > 2L * step;
    }
  }

  @SQL("select pg_try_advisory_xact_lock(:key)")
  Lock tryLock(long key);

  /**
   * Deletes the moves and adds to each mark's place the changes in the number of players above it;
   * returns the boards that had moves.
   */
  @SQL(
      """
      with moved as (
        delete from standing_move returning board, loss, reached_at, player_id, change
      ), line as (
        select board, loss, reached_at, player_id, change, false as mark from moved
        union all
        select board, loss, reached_at, player_id, 0, true from standing_mark
        where board in (select board from moved)
      ), summed as (
        select *, sum(change) over (
          partition by board order by loss, reached_at, player_id, mark desc
          rows unbounded preceding) as change_above
        from line
      ), folded as (
        update standing_mark m set place = m.place + s.change_above
        from summed s
        where s.mark and s.change_above <> 0
          and (m.board, m.loss, m.reached_at, m.player_id)
            = (s.board, s.loss, s.reached_at, s.player_id)
      )
      select distinct board from moved
      """)
  List<Board> fold();

  /**
   * Deletes every second one of the marks that are fewer than {@code least} places above the next
   * mark.
   */
  @SQL(
      """
      delete from standing_mark m using (
        select *, row_number() over (order by place) as number from (
          select *, lead(place) over (order by loss, reached_at, player_id) as next
          from standing_mark where board = :board) g
        where next - place < :least) d
      where d.number % 2 = 1 and (m.board, m.loss, m.reached_at, m.player_id)
        = (d.board, d.loss, d.reached_at, d.player_id)
      """)
  int thin(String board, int least);

  /** A board's marks, and the start of the board. */
  @SQL(
      """
      select *, lead(place) over (order by loss, reached_at, player_id) as next
      from (select loss, reached_at, player_id, place from standing_mark
        where board = :board
        union all select cast(-9223372036854775808 as bigint), cast('epoch' as timestamptz),
          cast('00000000-0000-0000-0000-000000000000' as uuid), 0) m
      """)
  List<Mark> marks(String board);

  /** Adds a mark {@code step} places after another mark; empty if the board ends before. */
  default Optional<Mark> addAfter(String board, Mark mark, int step) {
    return addAfter(
        board,
        mark.loss(),
        mark.reachedAt(),
        mark.player(),
        mark.place() + step,
        mark.next(),
        step);
  }

  @SQL(
      """
      with added as (
        insert into standing_mark (board, loss, reached_at, player_id, place)
        select board, loss, reached_at, player_id, :place from standing
        where board = :board and (loss, reached_at, player_id) >= (:loss, :at, :player)
        order by loss, reached_at, player_id offset :step limit 1
        returning loss, reached_at, player_id, place
      )
      select loss, reached_at, player_id, place, cast(:next as bigint) as next from added
      """)
  Optional<Mark> addAfter(
      String board, long loss, Instant at, UUID player, long place, @Nullable Long next, int step);

  /** Deletes all marks and moves; returns the boards. */
  @SQL(
      """
      with marks as (delete from standing_mark), moves as (delete from standing_move)
      select distinct board from standing
      """)
  List<Board> clear();

  /** Notes a change of a puzzle's counts, unless it is zero. */
  @SQL(
      """
      insert into puzzle_count
      select cast(:puzzle as uuid), cast(:attempts as bigint), cast(:solvedBy as int)
      where (:attempts, :solvedBy) <> (0, 0)
      """)
  int note(UUID puzzle, long attempts, int solvedBy);

  /** Deletes the noted changes of a puzzle; returns how many players have solved the puzzle. */
  @SQL(
      """
      with noted as (delete from puzzle_count where puzzle_id = :puzzle)
      select count(*) from solved where puzzle_id = :puzzle
      """)
  CountRow countSolvers(UUID puzzle);

  /** Deletes all noted changes, and returns their sum for each puzzle. */
  @SQL(
      """
      with noted as (delete from puzzle_count returning *)
      select puzzle_id, cast(sum(attempts) as bigint) as attempts,
        cast(sum(solved_by) as bigint) as solved_by
      from noted group by puzzle_id order by puzzle_id
      """)
  List<PuzzleStore.Totals> takeNoted();
}
