package io.arbiter.server.score;

import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL that reads boards. */
@ApplicationScoped
class StandingStatements {
  private static final String FIRST =
      """
      select row_number() over (order by s.loss, s.reached_at, s.player_id) as rank,
        s.*, p.name, p.profile_visibility
      from (select loss, reached_at, player_id, solved from standing t where board = :board
        order by loss, reached_at, player_id limit :limit) s
      join shown_player p on p.id = s.player_id
      order by rank
      """;

  /**
   * Begins at a mark that is not below the rank, even with the moves that are not folded yet. The
   * key is made of scalar subqueries, so that PostgreSQL finds it in the index. With a join,
   * PostgreSQL would read the board from its top.
   */
  private static final String FROM_RANK =
      """
      with start as (
        select loss, reached_at, player_id, place
          + (select coalesce(sum(v.change), 0) from standing_move v where v.board = :board
            and (v.loss, v.reached_at, v.player_id) < (m.loss, m.reached_at, m.player_id))
          as place
        from (
          (select loss, reached_at, player_id, place from standing_mark k
            where board = :board and place <= :above - (
              select coalesce(sum(change) filter (where change > 0), 0)
              from standing_move v where board = :board)
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
        s.*, p.name, p.profile_visibility
      from listed s join shown_player p on p.id = s.player_id
      order by rank
      """;

  private static final String BELOW =
      """
      select :rank + row_number() over (order by s.loss, s.reached_at, s.player_id)
        as rank, s.*, p.name, p.profile_visibility
      from (select loss, reached_at, player_id, solved from standing t
        where board = :board and (loss, reached_at, player_id) > (:loss, :at, :player)
        order by loss, reached_at, player_id limit :limit) s
      join shown_player p on p.id = s.player_id
      order by rank
      """;

  private static final String ABOVE =
      """
      select :rank - row_number() over (order by s.loss desc, s.reached_at desc,
        s.player_id desc) as rank, s.*, p.name, p.profile_visibility
      from (select loss, reached_at, player_id, solved from standing t
        where board = :board and (loss, reached_at, player_id) < (:loss, :at, :player)
        order by loss desc, reached_at desc, player_id desc limit :limit) s
      join shown_player p on p.id = s.player_id
      order by rank
      """;

  /** A class is small, so its ranks are counted each time. */
  private static final String OF_CLASS =
      """
      select r.rank, r.loss, r.reached_at, r.player_id, r.solved, r.name, r.profile_visibility
      from (
        select row_number() over (order by s.loss, s.reached_at, s.player_id) as rank,
          s.loss, s.reached_at, s.player_id, s.solved, p.name, p.profile_visibility
        from class_member m
        join standing s on s.player_id = m.player_id and s.board = :board
        join shown_player p on p.id = m.player_id
        where m.classroom_id = :classroom
      ) r
      """;

  private static final String OF_CLASS_FROM_RANK =
      OF_CLASS + "where r.rank > :above order by r.rank limit :limit";

  private static final String OF_CLASS_BELOW =
      OF_CLASS
          + """
          where (r.loss, r.reached_at, r.player_id) > (:loss, :at, :player)
          order by r.rank limit :limit
          """;

  private static final String FIND =
      """
      select 1 + places_above(s.board, s.loss, s.reached_at, s.player_id) as rank,
        s.loss, s.reached_at, s.player_id, s.solved, p.name, p.profile_visibility
      from standing s join shown_player p on p.id = s.player_id
      where s.player_id = :player and s.board = :board
      """;

  private static final String BEST =
      """
      select :rank + row_number() over (order by b.value, b.reached_at, b.player_id)
        as rank, b.value, b.reached_at, b.player_id, p.name, p.profile_visibility,
        b.submission_id
      from (select * from best t
        where puzzle_id = :puzzle and measure = :measure
          and (value, reached_at, player_id) > (:value, :at, :player)
        order by value, reached_at, player_id limit :limit) b
      join shown_player p on p.id = b.player_id
      order by rank
      """;

  private final Session session;

  StandingStatements(@Current Session session) {
    this.session = session;
  }

  /** A place on a board; {@code loss} is the negated points. */
  record Row(
      long rank,
      long loss,
      Instant reachedAt,
      UUID player,
      int solved,
      String name,
      String profile) {}

  /** The rank of a place, and the values that places are sorted by. */
  record Key(long rank, long loss, Instant reachedAt, UUID player) {}

  /** The first places. */
  List<Row> first(Board board, int limit) {
    return session
        .createNativeQuery(FIRST, Row.class)
        .setParameter("board", board.key())
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The places from a rank on. */
  List<Row> from(Board board, long rank, int limit) {
    return session
        .createNativeQuery(FROM_RANK, Row.class)
        .setParameter("board", board.key())
        .setParameter("above", rank - 1)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The places of a class' members from a rank among themselves on. */
  List<Row> ofClass(Board board, UUID classroom, long rank, int limit) {
    return session
        .createNativeQuery(OF_CLASS_FROM_RANK, Row.class)
        .setParameter("board", board.key())
        .setParameter("classroom", classroom)
        .setParameter("above", rank - 1)
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The places of a class' members below a place, whose rank may have changed since. */
  List<Row> ofClassBelow(Board board, UUID classroom, Key key, int limit) {
    return session
        .createNativeQuery(OF_CLASS_BELOW, Row.class)
        .setParameter("board", board.key())
        .setParameter("classroom", classroom)
        .setParameter("loss", key.loss())
        .setParameter("at", key.reachedAt())
        .setParameter("player", key.player())
        .setParameter("limit", limit)
        .getResultList();
  }

  /** The places below a place. */
  List<Row> below(Board board, Key key, int limit) {
    return beside(BELOW, board, key, limit);
  }

  /** The places above a place, best first. */
  List<Row> above(Board board, Key key, int limit) {
    return beside(ABOVE, board, key, limit);
  }

  private List<Row> beside(String sql, Board board, Key key, int limit) {
    return session
        .createNativeQuery(sql, Row.class)
        .setParameter("board", board.key())
        .setParameter("rank", key.rank())
        .setParameter("loss", key.loss())
        .setParameter("at", key.reachedAt())
        .setParameter("player", key.player())
        .setParameter("limit", limit)
        .getResultList();
  }

  /** A player's place, with its rank. */
  Optional<Row> find(Board board, UUID player) {
    return session
        .createNativeQuery(FIND, Row.class)
        .setParameter("player", player)
        .setParameter("board", board.key())
        .uniqueResultOptional();
  }

  /** A place on a puzzle's board; the value of points is negated. */
  record Best(
      long rank,
      long value,
      Instant reachedAt,
      UUID player,
      String name,
      String profile,
      UUID submission) {}

  /** The rank of such a place, and the values that places are sorted by. */
  record BestKey(long rank, long value, Instant reachedAt, UUID player) {
    /** Before the first place. Negated points are below zero. */
    static final BestKey START = new BestKey(0, Long.MIN_VALUE, Instant.EPOCH, new UUID(0, 0));
  }

  /** The places of a puzzle's board after a place, by a measure. */
  List<Best> best(UUID puzzle, String measure, BestKey after, int limit) {
    return session
        .createNativeQuery(BEST, Best.class)
        .setParameter("rank", after.rank())
        .setParameter("puzzle", puzzle)
        .setParameter("measure", measure)
        .setParameter("value", after.value())
        .setParameter("at", after.reachedAt())
        .setParameter("player", after.player())
        .setParameter("limit", limit)
        .getResultList();
  }
}
