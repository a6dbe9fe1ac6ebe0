package io.arbiter.server.score;

import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the marks, from which ranks are counted. */
@ApplicationScoped
class MarkStatements {
  /** Adds to each mark's place the changes in the number of players above it. */
  private static final String FOLD =
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
      """;

  private static final String THIN =
      """
      delete from standing_mark m using (
        select *, row_number() over (order by place) as number from (
          select *, lead(place) over (order by loss, reached_at, player_id) as next
          from standing_mark where board = :board) g
        where next - place < :least) d
      where d.number % 2 = 1 and (m.board, m.loss, m.reached_at, m.player_id)
        = (d.board, d.loss, d.reached_at, d.player_id)
      """;

  private static final String FIND_MARKS =
      """
      select *, lead(place) over (order by loss nulls first, reached_at, player_id) as next
      from (select loss, reached_at, player_id, place from standing_mark
        where board = :board union all select null, null, null, 0) m
      """;

  private static final String ADD_AFTER =
      """
      insert into standing_mark (board, loss, reached_at, player_id, place)
      select board, loss, reached_at, player_id, :place from standing
      where board = :board %s
      order by loss, reached_at, player_id offset :step limit 1
      returning loss, reached_at, player_id
      """;

  private static final String ADD_FIRST = ADD_AFTER.formatted("");
  private static final String ADD_NEXT =
      ADD_AFTER.formatted("and (loss, reached_at, player_id) >= (:loss, :at, :player)");

  private final Session session;

  MarkStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * A mark. The start of a board counts as a mark too: only its places are not null.
   *
   * @param place the number of places above the mark
   * @param next the number of places above the next mark, or null for the last mark
   */
  record Mark(
      @Nullable Long loss,
      @Nullable Instant reachedAt,
      @Nullable UUID player,
      long place,
      @Nullable Long next) {
    /** Whether another mark is needed: the next mark is too far away, or there is none. */
    boolean isFarFromNext(int step) {
      return next == null || next - place > 2L * step;
    }
  }

  /** Takes the folding lock until the transaction ends; false if another transaction has it. */
  boolean tryLock(long lock) {
    return Column.query(session, "select pg_try_advisory_xact_lock(:lock)", Boolean.class)
        .setParameter("lock", lock)
        .getSingleResult();
  }

  /** Deletes the moves and adds them to the marks; returns the boards that had moves. */
  List<String> fold() {
    return Column.query(session, FOLD, String.class).getResultList();
  }

  /**
   * Deletes every second one of the marks that are fewer than {@code least} places above the next
   * mark.
   */
  void thin(String board, int least) {
    session
        .createNativeMutationQuery(THIN)
        .setParameter("board", board)
        .setParameter("least", least)
        .executeUpdate();
  }

  /** A board's marks, and the start of the board. */
  List<Mark> marks(String board) {
    return session
        .createNativeQuery(FIND_MARKS, Mark.class)
        .setParameter("board", board)
        .getResultList();
  }

  private record Key(long loss, Instant reachedAt, UUID player) {}

  /** Adds a mark {@code step} places after another mark; empty if the board ends before. */
  Optional<Mark> addAfter(String board, Mark mark, int step) {
    var query =
        session
            .createNativeQuery(mark.loss() == null ? ADD_FIRST : ADD_NEXT, Key.class)
            .setParameter("place", mark.place() + step)
            .setParameter("board", board)
            .setParameter("step", step);
    if (mark.loss() != null) {
      query
          .setParameter("loss", mark.loss())
          .setParameter("at", mark.reachedAt())
          .setParameter("player", mark.player());
    }
    return query.getResultList().stream()
        .findFirst()
        .map(
            key ->
                new Mark(
                    key.loss(), key.reachedAt(), key.player(), mark.place() + step, mark.next()));
  }

  void deleteMarks() {
    session.createNativeMutationQuery("delete from standing_mark").executeUpdate();
  }

  void deleteMoves() {
    session.createNativeMutationQuery("delete from standing_move").executeUpdate();
  }

  List<String> boards() {
    return Column.query(session, "select distinct board from standing", String.class)
        .getResultList();
  }
}
