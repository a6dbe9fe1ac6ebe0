package io.arbiter.server.account;

import com.fasterxml.uuid.impl.UUIDUtil;
import io.arbiter.server.player.PlayerStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Reads what is a player's, but for the submissions. Thread-safe. */
@ApplicationScoped
class Belongings {
  private final Jdbi jdbi;

  Belongings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  record Account(UUID id, String name, List<String> roles, Instant createdAt) {}

  /**
   * A place in the standings.
   *
   * @param board all, a month such as 2026-11 or a week such as 2026-W48
   */
  record Place(String board, long rank, long points, int solved, Instant reachedAt) {}

  record Solved(String puzzle, UUID submission, int points, Instant solvedAt) {}

  /** The player's best solution of a puzzle, by steps, time (CPU milliseconds) or size (bytes). */
  record Best(String puzzle, String measure, long value, UUID submission, Instant reachedAt) {}

  /** A puzzle that is the player's as its author; its bundles are had from the authors' API. */
  record Puzzle(String slug, Instant createdAt) {}

  record Publication(
      UUID id,
      UUID submission,
      String puzzle,
      String category,
      int votes,
      Instant publishedAt,
      @Nullable String hidden) {}

  record Comment(
      UUID id, UUID publication, String text, Instant writtenAt, @Nullable String hidden) {}

  record Vote(UUID publication, String puzzle) {}

  Account account(UUID player) {
    return list(
            "select * from player where id = :player and deleted_at is null",
            player,
            (row, context) ->
                new Account(
                    player,
                    row.getString("name"),
                    List.of((String[]) row.getArray("roles").getArray()),
                    instant(row, "created_at")))
        .stream()
        .findFirst()
        .orElseThrow(PlayerStore::deleted);
  }

  List<Place> standings(UUID player) {
    return list(
        """
        select s.*, 1 + places_above(board, loss, reached_at, player_id) as rank
        from standing s where player_id = :player order by board
        """,
        player,
        (row, context) ->
            new Place(
                row.getString("board"),
                row.getLong("rank"),
                row.getLong("points"),
                row.getInt("solved"),
                instant(row, "reached_at")));
  }

  List<Solved> solved(UUID player) {
    return list(
        """
        select s.*, p.slug from solved s join puzzle p on p.id = s.puzzle_id
        where s.player_id = :player order by s.solved_at
        """,
        player,
        (row, context) ->
            new Solved(
                row.getString("slug"),
                row.getObject("submission_id", UUID.class),
                row.getInt("points"),
                instant(row, "solved_at")));
  }

  List<Best> best(UUID player) {
    return list(
        """
        select b.*, p.slug from solved s
        join best b on b.puzzle_id = s.puzzle_id and b.player_id = s.player_id
          and b.measure in ('size', 'steps', 'time')
        join puzzle p on p.id = s.puzzle_id
        where s.player_id = :player order by p.slug, b.measure
        """,
        player,
        (row, context) ->
            new Best(
                row.getString("slug"),
                row.getString("measure"),
                row.getLong("value"),
                row.getObject("submission_id", UUID.class),
                instant(row, "reached_at")));
  }

  List<Puzzle> puzzles(UUID player) {
    return list(
        "select * from puzzle where author_id = :player order by slug",
        player,
        (row, context) -> new Puzzle(row.getString("slug"), instant(row, "created_at")));
  }

  List<Publication> publications(UUID player, UUID after, int limit) {
    return page(
        """
        select b.*, p.slug from publication b join puzzle p on p.id = b.puzzle_id
        where b.player_id = :player and b.id > :after order by b.id limit :limit
        """,
        player,
        after,
        limit,
        (row, context) -> {
          UUID id = row.getObject("id", UUID.class);
          return new Publication(
              id,
              row.getObject("submission_id", UUID.class),
              row.getString("slug"),
              row.getString("category"),
              row.getInt("votes"),
              Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
              row.getString("hidden"));
        });
  }

  List<Comment> comments(UUID player, UUID after, int limit) {
    return page(
        """
        select * from publication_comment
        where player_id = :player and id > :after order by id limit :limit
        """,
        player,
        after,
        limit,
        (row, context) -> {
          UUID id = row.getObject("id", UUID.class);
          return new Comment(
              id,
              row.getObject("publication_id", UUID.class),
              row.getString("text"),
              Instant.ofEpochMilli(UUIDUtil.extractTimestamp(id)),
              row.getString("hidden"));
        });
  }

  List<Vote> votes(UUID player, UUID after, int limit) {
    return page(
        """
        select v.publication_id, p.slug from vote v
        join publication b on b.id = v.publication_id join puzzle p on p.id = b.puzzle_id
        where v.player_id = :player and v.publication_id > :after
        order by v.publication_id limit :limit
        """,
        player,
        after,
        limit,
        (row, context) ->
            new Vote(row.getObject("publication_id", UUID.class), row.getString("slug")));
  }

  private <T> List<T> list(String sql, UUID player, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("player", player).map(mapper).list());
  }

  private <T> List<T> page(String sql, UUID player, UUID after, int limit, RowMapper<T> mapper) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("player", player)
                .bind("after", after)
                .bind("limit", limit)
                .map(mapper)
                .list());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
