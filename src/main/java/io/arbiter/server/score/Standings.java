package io.arbiter.server.score;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The standings of all time, of a month or of a week: more points rank higher, and equal points by
 * who reached them first. Kept in the verdict's transaction by {@link #addSolved}; no look at them
 * takes longer the more players there are, since ranks are counted from {@link StandingMarks}.
 * Thread-safe.
 */
@ApplicationScoped
public class Standings {
  /**
   * A place in the standings.
   *
   * @param rank from 1
   * @param solved puzzles solved
   * @param reachedAt when the points were reached
   */
  public record Place(long rank, String player, long points, int solved, Instant reachedAt) {}

  /** What a place is sorted by; {@code loss} is the points below zero. */
  private record Key(long rank, long loss, OffsetDateTime reachedAt, UUID player) {
    private static Key of(List<String> values) {
      return new Key(
          Long.parseLong(values.get(0)),
          Long.parseLong(values.get(1)),
          OffsetDateTime.parse(values.get(2)),
          UUID.fromString(values.get(3)));
    }

    private List<Object> values() {
      return List.of(rank, loss, reachedAt, player);
    }
  }

  private record Row(Key key, Place place) {}

  private static final RowMapper<Row> ROW = (row, context) -> row(row);

  private final Jdbi jdbi;

  public Standings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Counts puzzles as solved, with their points.
   *
   * @return those whose player had not solved the puzzle before; the others change nothing
   */
  List<Scoring.Item> addSolved(Handle transaction, List<Scoring.Item> accepted) {
    if (accepted.isEmpty()) {
      return List.of();
    }
    PreparedBatch batch =
        transaction.prepareBatch(
            """
            with first as (
              insert into solved (player_id, puzzle_id, submission_id, points, solved_at)
              values (:player, :puzzle, :submission, :points, :at)
              on conflict do nothing
              returning *
            )
            insert into standing (board, player_id, points, solved, reached_at)
            select board, player_id, points, 1, solved_at
            from first, unnest(boards_at(solved_at)) board
            on conflict (player_id, board) do update set
              points = standing.points + excluded.points,
              solved = standing.solved + 1,
              reached_at = greatest(standing.reached_at, excluded.reached_at)
            """);
    for (Scoring.Item item : accepted) {
      batch
          .bind("player", item.player())
          .bind("puzzle", item.puzzle())
          .bind("submission", item.submission())
          .bind("points", item.of().points())
          .bind("at", item.of().submittedAt())
          .add();
    }
    int[] boards = batch.execute();
    return IntStream.range(0, boards.length)
        .filter(i -> boards[i] > 0)
        .mapToObj(accepted::get)
        .toList();
  }

  /** A page, best first. */
  Page<Place> page(Board board, PageRequest request) {
    Optional<Key> after = Cursor.decode(request.after, Key::of);
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                after.isEmpty()
                    ? first(handle, board, request.limit() + 1)
                    : below(handle, board, after.get(), request.limit() + 1));
    return page(rows, request.limit());
  }

  /** A page that begins at a rank. */
  Page<Place> pageFrom(Board board, long rank, int limit) {
    return page(jdbi.withHandle(handle -> from(handle, board, rank, limit + 1)), limit);
  }

  private static Page<Place> page(List<Row> rows, int limit) {
    return Page.of(rows, limit, row -> row.key().values()).map(Row::place);
  }

  /** The player's place of all time, or nothing before the first solved puzzle. */
  public Optional<Place> of(UUID player) {
    return jdbi.withHandle(handle -> find(handle, Board.ALL, player)).map(Row::place);
  }

  /** The player's place with up to {@code radius} places above and below, best first. */
  List<Place> around(Board board, UUID player, int radius) {
    return jdbi.withHandle(
        handle -> {
          Optional<Row> middle = find(handle, board, player);
          if (middle.isEmpty()) {
            return List.of();
          }
          List<Row> rows = new ArrayList<>(above(handle, board, middle.get().key(), radius));
          rows.add(middle.get());
          rows.addAll(below(handle, board, middle.get().key(), radius));
          return rows.stream().map(Row::place).toList();
        });
  }

  private static List<Row> first(Handle handle, Board board, int limit) {
    return handle
        .createQuery(
            """
            select row_number() over (order by s.loss, s.reached_at, s.player_id) as rank,
              s.*, p.name
            from (select loss, reached_at, player_id, solved from standing where board = :board
              order by loss, reached_at, player_id limit :limit) s
            join player p on p.id = s.player_id
            order by rank
            """)
        .bind("board", board.key())
        .bind("limit", limit)
        .map(ROW)
        .list();
  }

  /**
   * Goes on from a mark that is not below the rank, whatever has moved since the marks were folded.
   * A key of scalars is found in the index; as a join the board would be read from its top.
   */
  private static List<Row> from(Handle handle, Board board, long rank, int limit) {
    return handle
        .createQuery(
            """
            with start as (
              select loss, reached_at, player_id, place
                + (select coalesce(sum(v.change), 0) from standing_move v where v.board = :board
                  and (v.loss, v.reached_at, v.player_id) < (m.loss, m.reached_at, m.player_id))
                as place
              from (
                (select loss, reached_at, player_id, place from standing_mark
                  where board = :board and place <= :above - (
                    select coalesce(sum(change) filter (where change > 0), 0)
                    from standing_move where board = :board)
                  order by loss desc, reached_at desc, player_id desc limit 1)
                union all
                select -9223372036854775808, '-infinity', '00000000-0000-0000-0000-000000000000', 0
                order by loss desc limit 1
              ) m
            ), listed as (
              select t.loss, t.reached_at, t.player_id, t.solved from standing t
              where t.board = :board and (t.loss, t.reached_at, t.player_id)
                >= ((select loss from start), (select reached_at from start),
                  (select player_id from start))
              order by t.loss, t.reached_at, t.player_id
              offset (select :above - place from start) limit :limit
            )
            select :above + row_number() over (order by s.loss, s.reached_at, s.player_id) as rank,
              s.*, p.name
            from listed s join player p on p.id = s.player_id
            order by rank
            """)
        .bind("board", board.key())
        .bind("above", rank - 1)
        .bind("limit", limit)
        .map(ROW)
        .list();
  }

  private static List<Row> below(Handle handle, Board board, Key key, int limit) {
    return beside(
        handle,
        """
        select :rank + row_number() over (order by s.loss, s.reached_at, s.player_id)
          as rank, s.*, p.name
        from (select loss, reached_at, player_id, solved from standing
          where board = :board and (loss, reached_at, player_id) > (:loss, :at, :player)
          order by loss, reached_at, player_id limit :limit) s
        join player p on p.id = s.player_id
        order by rank
        """,
        board,
        key,
        limit);
  }

  private static List<Row> above(Handle handle, Board board, Key key, int limit) {
    return beside(
        handle,
        """
        select :rank - row_number() over (order by s.loss desc, s.reached_at desc,
          s.player_id desc) as rank, s.*, p.name
        from (select loss, reached_at, player_id, solved from standing
          where board = :board and (loss, reached_at, player_id) < (:loss, :at, :player)
          order by loss desc, reached_at desc, player_id desc limit :limit) s
        join player p on p.id = s.player_id
        order by rank
        """,
        board,
        key,
        limit);
  }

  private static List<Row> beside(Handle handle, String sql, Board board, Key key, int limit) {
    return handle
        .createQuery(sql)
        .bind("board", board.key())
        .bind("rank", key.rank())
        .bind("loss", key.loss())
        .bind("at", key.reachedAt())
        .bind("player", key.player())
        .bind("limit", limit)
        .map(ROW)
        .list();
  }

  private static Optional<Row> find(Handle handle, Board board, UUID player) {
    return handle
        .createQuery(
            """
            select s.*, p.name,
              1 + places_above(s.board, s.loss, s.reached_at, s.player_id) as rank
            from standing s join player p on p.id = s.player_id
            where s.player_id = :player and s.board = :board
            """)
        .bind("player", player)
        .bind("board", board.key())
        .map(ROW)
        .findOne();
  }

  private static Row row(ResultSet row) throws SQLException {
    OffsetDateTime reachedAt = row.getObject("reached_at", OffsetDateTime.class);
    long rank = row.getLong("rank");
    return new Row(
        new Key(rank, row.getLong("loss"), reachedAt, row.getObject("player_id", UUID.class)),
        new Place(
            rank,
            row.getString("name"),
            -row.getLong("loss"),
            row.getInt("solved"),
            reachedAt.toInstant()));
  }
}
