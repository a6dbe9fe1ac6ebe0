package io.arbiter.server.score;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.Queries;
import io.arbiter.server.player.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

interface RankingQueries extends Queries {
  /** A place in the standings. */
  record Row(Standings.Place place, Key key) {
    /** Columns; {@code loss} is the negated points. */
    Row(
        long rank,
        long loss,
        Instant reachedAt,
        UUID player,
        int solved,
        String name,
        String profile,
        @Nullable Short avatar) {
      this(
          new Standings.Place(
              rank, name, -loss, solved, reachedAt, Visibility.valueOf(profile), avatar),
          new Key(rank, loss, reachedAt, player));
    }
  }

  /** A place on a puzzle's board. */
  record Best(PuzzleBoards.Place place, Key key) {
    /** Columns; the value of points is negated. */
    Best(
        long rank,
        long value,
        Instant reachedAt,
        UUID player,
        String name,
        String profile,
        @Nullable Short avatar) {
      this(
          new PuzzleBoards.Place(
              rank, name, Math.abs(value), reachedAt, Visibility.valueOf(profile), avatar),
          new Key(rank, value, reachedAt, player));
    }
  }

  /** The rank of a place, and the values that places are sorted by. */
  record Key(long rank, long value, Instant reachedAt, UUID player) {
    /** Before the first place. Negated points are below zero. */
    static final Key START = new Key(0, Long.MIN_VALUE, Instant.EPOCH, new UUID(0, 0));

    /** The key after which a page begins. */
    static Key after(PageRequest request) {
      return Cursor.decode(
              request.after,
              values ->
                  new Key(
                      Long.parseLong(values.get(0)),
                      Long.parseLong(values.get(1)),
                      Cursor.instant(values.get(2)),
                      UUID.fromString(values.get(3))))
          .orElse(START);
    }

    /** The values of a cursor. */
    List<Object> values() {
      return List.of(rank, value, reachedAt, player);
    }
  }

  record Seat(boolean teaches) {}

  /**
   * The bounds of a board. Points are negative here, so that the best value is the least.
   *
   * @param usual the worst value that is not far worse than all others: those of 95 of 100 players
   *     are usual
   */
  record Bounds(long players, long best, long worst, long usual) {}

  record Count(int range, long players) {}

  default List<Row> below(Board board, Key key, int limit) {
    return below(board.key(), key.rank(), key.value(), key.reachedAt(), key.player(), limit);
  }

  @SQL(
      """
      select :rank + row_number() over (order by s.loss, s.reached_at, s.player_id)
        as rank, s.*, p.name, p.profile_visibility, p.avatar
      from (select loss, reached_at, player_id, solved from standing t
        where board = :board and (loss, reached_at, player_id) > (:loss, :at, :player)
        order by loss, reached_at, player_id limit :limit) s
      join shown_player p on p.id = s.player_id
      order by rank
      """)
  List<Row> below(String board, long rank, long loss, Instant at, UUID player, int limit);

  /** Best first. */
  default List<Row> above(Board board, Key key, int limit) {
    return above(board.key(), key.rank(), key.value(), key.reachedAt(), key.player(), limit);
  }

  @SQL(
      """
      select :rank - row_number() over (order by s.loss desc, s.reached_at desc,
        s.player_id desc) as rank, s.*, p.name, p.profile_visibility, p.avatar
      from (select loss, reached_at, player_id, solved from standing t
        where board = :board and (loss, reached_at, player_id) < (:loss, :at, :player)
        order by loss desc, reached_at desc, player_id desc limit :limit) s
      join shown_player p on p.id = s.player_id
      order by rank
      """)
  List<Row> above(String board, long rank, long loss, Instant at, UUID player, int limit);

  /**
   * The places below a rank. Begins at a mark that is not below the rank, even with the moves that
   * are not folded yet. The key is made of scalar subqueries, so that PostgreSQL finds it in the
   * index. With a join, PostgreSQL would read the board from its top.
   */
  @SQL(
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
        s.*, p.name, p.profile_visibility, p.avatar
      from listed s join shown_player p on p.id = s.player_id
      order by rank
      """)
  List<Row> belowRank(String board, long above, int limit);

  /** The player's seat in a class; empty for those who may not see the class. */
  @SQL("select teaches from class_seat where class_id = :classroom and player_id = :player limit 1")
  Optional<Seat> seat(UUID classroom, UUID player);

  /**
   * The places of a class' members below a rank among themselves and below a place, whose rank may
   * have changed since. A class is small, so its ranks are counted each time.
   */
  @SQL(
      """
      select r.rank, r.loss, r.reached_at, r.player_id, r.solved, r.name, r.profile_visibility,
        r.avatar
      from (
        select row_number() over (order by s.loss, s.reached_at, s.player_id) as rank,
          s.loss, s.reached_at, s.player_id, s.solved, p.name, p.profile_visibility, p.avatar
        from class_member m
        join standing s on s.player_id = m.player_id and s.board = :board
        join shown_player p on p.id = m.player_id
        where m.classroom_id = :classroom
      ) r
      where r.rank > :above and (r.loss, r.reached_at, r.player_id) > (:loss, :at, :player)
      order by r.rank limit :limit
      """)
  List<Row> ofClass(
      String board, UUID classroom, long above, long loss, Instant at, UUID player, int limit);

  @SQL(
      """
      select 1 + places_above(s.board, s.loss, s.reached_at, s.player_id) as rank,
        s.loss, s.reached_at, s.player_id, s.solved, p.name, p.profile_visibility, p.avatar
      from standing s join shown_player p on p.id = s.player_id
      where s.player_id = :player and s.board = :board
      """)
  Optional<Row> find(String board, UUID player);

  /** The places of a puzzle's board after a place, by a measure. */
  @SQL(
      """
      select :rank + row_number() over (order by b.value, b.reached_at, b.player_id)
        as rank, b.value, b.reached_at, b.player_id, p.name, p.profile_visibility,
        p.avatar
      from (select * from best t
        where puzzle_id = :puzzle and measure = :measure
          and (value, reached_at, player_id) > (:value, :at, :player)
        order by value, reached_at, player_id limit :limit) b
      join shown_player p on p.id = b.player_id
      order by rank
      """)
  List<Best> best(
      UUID puzzle, String measure, long rank, long value, Instant at, UUID player, int limit);

  /** The bounds of a puzzle's board; empty if nobody is on the board. */
  @SQL(
      """
      select count(*), min(b.value), max(b.value),
        percentile_disc(0.95) within group (order by b.value)
      from best b where b.puzzle_id = :puzzle and b.measure = :measure
      having count(*) > 0
      """)
  Optional<Bounds> bounds(UUID puzzle, String measure);

  /** The number of players by range, from 0; the last range has all that is worse. */
  @SQL(
      """
      select cast(least((b.value - :best) / :width, :ranges) as int) as bin, count(*)
      from best b where b.puzzle_id = :puzzle and b.measure = :measure
      group by bin
      """)
  List<Count> counts(UUID puzzle, String measure, long best, long width, long ranges);

  @SQL(
      """
      select 1 + (select count(*) from best b
          where b.puzzle_id = m.puzzle_id and b.measure = m.measure
            and (b.value, b.reached_at, b.player_id) < (m.value, m.reached_at, m.player_id)),
        abs(m.value)
      from best m
      where m.puzzle_id = :puzzle and m.measure = :measure and m.player_id = :player
      """)
  Optional<PuzzleBoards.Spread.Mine> place(UUID puzzle, String measure, UUID player);

  /** The submission with which a player has solved a puzzle. */
  @SQL("select submission_id from solved where player_id = :player and puzzle_id = :puzzle")
  Optional<IdRow> solution(UUID player, UUID puzzle);

  @SQL(
      """
      select board, 1 + places_above(board, loss, reached_at, player_id), points, solved,
        reached_at
      from standing s where player_id = :player order by board
      """)
  List<ScoreData.Place> standingsOf(UUID player);

  /** All puzzles that a player has solved, oldest first. */
  @SQL(
      """
      select p.slug, s.submission_id,
        s.points + cast(coalesce((select sum(m.points) from improvement m
          where m.player_id = s.player_id and m.puzzle_id = s.puzzle_id), 0) as int) as points,
        s.solved_at
      from solved s join named_puzzle p on p.id = s.puzzle_id
      where s.player_id = :player order by s.solved_at
      """)
  List<ScoreData.Solved> solvedOf(UUID player);

  @SQL(
      """
      select p.slug, b.measure, abs(b.value), b.submission_id, b.reached_at from solved s
      join best b on b.puzzle_id = s.puzzle_id and b.player_id = s.player_id
        and b.measure = any(measures())
      join named_puzzle p on p.id = s.puzzle_id
      where s.player_id = :player order by p.slug, b.measure
      """)
  List<ScoreData.Best> bestOf(UUID player);
}
