package io.arbiter.score;

import io.arbiter.listing.Cursor;
import io.arbiter.listing.Page;
import io.arbiter.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The all-time standings: more points rank higher, and equal points by who reached them first. Kept
 * in the verdict's transaction by {@link #addSolved}. Thread-safe.
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

  /** What a place is sorted by. */
  private record Key(long rank, long points, OffsetDateTime reachedAt, UUID player) {}

  private record Row(Key key, Place place) {}

  private static final RowMapper<Row> ROW = (row, context) -> row(row);

  private final Jdbi jdbi;

  public Standings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Counts a puzzle that the player has solved for the first time. */
  void addSolved(Handle transaction, UUID player, int points, OffsetDateTime at) {
    transaction
        .createUpdate(
            """
            insert into standing (player_id, points, solved, reached_at)
            values (:player, :points, 1, :at)
            on conflict (player_id) do update set
              points = standing.points + excluded.points,
              solved = standing.solved + 1,
              reached_at = greatest(standing.reached_at, excluded.reached_at)
            """)
        .bind("player", player)
        .bind("points", points)
        .bind("at", at)
        .execute();
  }

  /** A page, best first. */
  Page<Place> page(PageRequest request) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key ->
                new Key(
                    Long.parseLong(key.get(0)),
                    Long.parseLong(key.get(1)),
                    OffsetDateTime.parse(key.get(2)),
                    UUID.fromString(key.get(3))));
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                after.isEmpty()
                    ? first(handle, request.limit() + 1)
                    : below(handle, after.get(), request.limit() + 1));
    return Page.of(
            rows,
            request.limit(),
            row ->
                List.of(
                    row.key().rank(),
                    row.key().points(),
                    row.key().reachedAt(),
                    row.key().player()))
        .map(Row::place);
  }

  /** The player's place, or nothing before the first solved puzzle. */
  public Optional<Place> of(UUID player) {
    return jdbi.withHandle(handle -> find(handle, player)).map(Row::place);
  }

  /** The player's place with up to {@code radius} places above and below, best first. */
  List<Place> around(UUID player, int radius) {
    return jdbi.withHandle(
        handle -> {
          Optional<Row> middle = find(handle, player);
          if (middle.isEmpty()) {
            return List.of();
          }
          List<Row> rows = new ArrayList<>(above(handle, middle.get().key(), radius));
          rows.add(middle.get());
          rows.addAll(below(handle, middle.get().key(), radius));
          return rows.stream().map(Row::place).toList();
        });
  }

  private static List<Row> first(Handle handle, int limit) {
    return handle
        .createQuery(
            """
            select row_number() over (order by s.points desc, s.reached_at, s.player_id) as rank,
              s.*, p.name
            from (select * from standing order by points desc, reached_at, player_id limit :limit) s
            join player p on p.id = s.player_id
            order by rank
            """)
        .bind("limit", limit)
        .map(ROW)
        .list();
  }

  private static List<Row> below(Handle handle, Key key, int limit) {
    return beside(
        handle,
        """
        select :rank + row_number() over (order by s.points desc, s.reached_at, s.player_id)
          as rank, s.*, p.name
        from (select * from standing
          where points <= :points
            and (points < :points or (reached_at, player_id) > (:at, :player))
          order by points desc, reached_at, player_id limit :limit) s
        join player p on p.id = s.player_id
        order by rank
        """,
        key,
        limit);
  }

  private static List<Row> above(Handle handle, Key key, int limit) {
    return beside(
        handle,
        """
        select :rank - row_number() over (order by s.points, s.reached_at desc, s.player_id desc)
          as rank, s.*, p.name
        from (select * from standing
          where points >= :points
            and (points > :points or (reached_at, player_id) < (:at, :player))
          order by points, reached_at desc, player_id desc limit :limit) s
        join player p on p.id = s.player_id
        order by rank
        """,
        key,
        limit);
  }

  private static List<Row> beside(Handle handle, String sql, Key key, int limit) {
    return handle
        .createQuery(sql)
        .bind("rank", key.rank())
        .bind("points", key.points())
        .bind("at", key.reachedAt())
        .bind("player", key.player())
        .bind("limit", limit)
        .map(ROW)
        .list();
  }

  private static Optional<Row> find(Handle handle, UUID player) {
    return handle
        .createQuery(
            """
            select s.*, p.name, 1 + (select count(*) from standing o
              where o.points >= s.points
                and (o.points > s.points
                  or (o.reached_at, o.player_id) < (s.reached_at, s.player_id))) as rank
            from standing s join player p on p.id = s.player_id
            where s.player_id = :player
            """)
        .bind("player", player)
        .map(ROW)
        .findOne();
  }

  private static Row row(ResultSet row) throws SQLException {
    OffsetDateTime reachedAt = row.getObject("reached_at", OffsetDateTime.class);
    long rank = row.getLong("rank");
    long points = row.getLong("points");
    return new Row(
        new Key(rank, points, reachedAt, row.getObject("player_id", UUID.class)),
        new Place(
            rank, row.getString("name"), points, row.getInt("solved"), reachedAt.toInstant()));
  }
}
