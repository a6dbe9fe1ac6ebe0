package io.arbiter.server.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the marks from which ranks are counted. A scoring only notes which places it leaves and
 * takes; here that is folded into the marks, by one at a time. Ranks are exact at every moment,
 * since marks and moves that are not folded yet are read together; folding keeps them quick.
 * Thread-safe.
 */
@ApplicationScoped
public class StandingMarks {
  /** What is counted for a rank is twice that at most; and a million players have 2,000 marks. */
  private static final int STEP = 500;

  /** Names the lock of the one that folds. */
  private static final long LOCK = 0x5374616e64L;

  /** Adds to each mark what has moved to places above it. */
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

  private final Jdbi jdbi;
  private final int step;

  @Inject
  public StandingMarks(Jdbi jdbi) {
    this(jdbi, STEP);
  }

  StandingMarks(Jdbi jdbi, int step) {
    this.jdbi = jdbi;
    this.step = step;
  }

  /**
   * Folds what has moved, unless another node is at it.
   *
   * @return how many boards had moves
   */
  public int fold() {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        transaction -> {
          if (!lock(transaction)) {
            return 0;
          }
          List<String> boards = transaction.createQuery(FOLD).mapTo(String.class).list();
          for (String board : boards) {
            thin(transaction, board);
            fill(transaction, board);
          }
          return boards.size();
        });
  }

  /** Recomputes all marks. */
  public void rebuild() {
    jdbi.useTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        transaction -> {
          if (!lock(transaction)) {
            throw new IllegalStateException("the marks are being folded; try again");
          }
          transaction.execute("delete from standing_mark");
          transaction.execute("delete from standing_move");
          transaction
              .createQuery("select distinct board from standing")
              .mapTo(String.class)
              .forEach(board -> fill(transaction, board));
        });
  }

  private static boolean lock(Handle transaction) {
    return transaction
        .createQuery("select pg_try_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes away every second one of those that have come close to the next. */
  private void thin(Handle transaction, String board) {
    transaction
        .createUpdate(
            """
            delete from standing_mark m using (
              select *, row_number() over (order by place) as number from (
                select *, lead(place) over (order by loss, reached_at, player_id) as next
                from standing_mark where board = :board) g
              where next - place < :least) d
            where d.number % 2 = 1 and (m.board, m.loss, m.reached_at, m.player_id)
              = (d.board, d.loss, d.reached_at, d.player_id)
            """)
        .bind("board", board)
        .bind("least", step / 4)
        .execute();
  }

  /**
   * A mark; before the first one all but the places are null.
   *
   * @param next places above the next mark, or null at the last
   */
  private record Mark(
      @Nullable Long loss,
      @Nullable OffsetDateTime reachedAt,
      @Nullable UUID player,
      long place,
      @Nullable Long next) {
    /** Whether too many places follow before the next one, or nobody knows how many. */
    boolean isFarFromNext(int step) {
      return next == null || next - place > 2L * step;
    }
  }

  private void fill(Handle transaction, String board) {
    for (Mark mark : marks(transaction, board)) {
      @Nullable Mark at = mark;
      while (at != null && at.isFarFromNext(step)) {
        at = addAfter(transaction, board, at);
      }
    }
  }

  private static List<Mark> marks(Handle transaction, String board) {
    return transaction
        .createQuery(
            """
            select *, lead(place) over (order by loss nulls first, reached_at, player_id) as next
            from (select loss, reached_at, player_id, place from standing_mark
              where board = :board union all select null, null, null, 0) m
            """)
        .bind("board", board)
        .map(
            (row, context) ->
                new Mark(
                    row.getObject("loss", Long.class),
                    row.getObject("reached_at", OffsetDateTime.class),
                    row.getObject("player_id", UUID.class),
                    row.getLong("place"),
                    row.getObject("next", Long.class)))
        .list();
  }

  /** Adds a mark one step further on; null when the board ends before. */
  private @Nullable Mark addAfter(Handle transaction, String board, Mark mark) {
    String from =
        mark.loss() == null ? "" : "and (loss, reached_at, player_id) >= (:loss, :at, :player)";
    var query =
        transaction
            .createQuery(
                """
                insert into standing_mark (board, loss, reached_at, player_id, place)
                select board, loss, reached_at, player_id, :place from standing
                where board = :board %s
                order by loss, reached_at, player_id offset :step limit 1
                returning loss, reached_at, player_id
                """
                    .formatted(from))
            .bind("place", mark.place() + step)
            .bind("board", board)
            .bind("step", step);
    if (mark.loss() != null) {
      query.bind("loss", mark.loss()).bind("at", mark.reachedAt()).bind("player", mark.player());
    }
    return query
        .map(
            (row, context) ->
                new Mark(
                    row.getLong("loss"),
                    row.getObject("reached_at", OffsetDateTime.class),
                    row.getObject("player_id", UUID.class),
                    mark.place() + step,
                    mark.next()))
        .findOne()
        .orElse(null);
  }
}
