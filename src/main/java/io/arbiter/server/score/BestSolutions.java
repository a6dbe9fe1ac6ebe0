package io.arbiter.server.score;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Each player's best accepted solutions of a puzzle: fewest steps, least time, shortest source. */
@ApplicationScoped
public class BestSolutions {
  /**
   * A place on a puzzle's board.
   *
   * @param value steps, CPU milliseconds or bytes of source
   */
  public record Place(long rank, String player, long value, UUID submission, Instant reachedAt) {}

  private final Jdbi jdbi;

  public BestSolutions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Keeps what is better than the players' best so far, and of equal ones the earliest. */
  void offer(Handle transaction, List<Scoring.Item> accepted) {
    if (accepted.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        transaction.prepareBatch(
            """
            insert into best (puzzle_id, player_id, measure, value, submission_id, reached_at)
            values (:puzzle, :player, 'size', :size, :submission, :at),
                   (:puzzle, :player, 'steps', :steps, :submission, :at),
                   (:puzzle, :player, 'time', :time, :submission, :at)
            on conflict (puzzle_id, measure, player_id) do update set
              value = excluded.value, submission_id = excluded.submission_id,
              reached_at = excluded.reached_at
            where (excluded.value, excluded.reached_at, excluded.submission_id)
              < (best.value, best.reached_at, best.submission_id)
            """);
    for (Scoring.Item item : accepted) {
      batch
          .bind("puzzle", item.puzzle())
          .bind("player", item.player())
          .bind("size", item.of().sourceBytes())
          .bind("steps", item.usage().steps())
          .bind("time", item.usage().cpuMillis())
          .bind("submission", item.submission())
          .bind("at", item.of().submittedAt())
          .add();
    }
    batch.execute();
  }

  private record Key(long rank, long value, OffsetDateTime reachedAt, UUID player) {}

  private record Row(Key key, Place place) {}

  /** A page of a puzzle's board, best first; nothing if there is no such puzzle. */
  Optional<Page<Place>> page(String slug, String measure, PageRequest request) {
    Optional<Key> after =
        Cursor.decode(
            request.after,
            key ->
                new Key(
                    Long.parseLong(key.get(0)),
                    Long.parseLong(key.get(1)),
                    OffsetDateTime.parse(key.get(2)),
                    UUID.fromString(key.get(3))));
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id from puzzle where slug = :slug")
                .bind("slug", slug)
                .mapTo(UUID.class)
                .findOne()
                .map(puzzle -> rows(handle, puzzle, measure, after, request.limit())));
  }

  private static Page<Place> rows(
      Handle handle, UUID puzzle, String measure, Optional<Key> after, int limit) {
    List<Row> rows =
        handle
            .createQuery(
                """
                select :rank + row_number() over (order by b.value, b.reached_at, b.player_id)
                  as rank, b.*, p.name
                from (select * from best
                  where puzzle_id = :puzzle and measure = :measure
                    and (value, reached_at, player_id) > (:value, :at, :player)
                  order by value, reached_at, player_id limit :limit) b
                join player p on p.id = b.player_id
                order by rank
                """)
            .bind("rank", after.map(Key::rank).orElse(0L))
            .bind("puzzle", puzzle)
            .bind("measure", measure)
            .bind("value", after.map(Key::value).orElse(-1L))
            .bind("at", after.map(Key::reachedAt).orElse(Instant.EPOCH.atOffset(ZoneOffset.UTC)))
            .bind("player", after.map(Key::player).orElse(new UUID(0, 0)))
            .bind("limit", limit + 1)
            .map(
                (row, context) -> {
                  OffsetDateTime at = row.getObject("reached_at", OffsetDateTime.class);
                  return new Row(
                      new Key(
                          row.getLong("rank"),
                          row.getLong("value"),
                          at,
                          row.getObject("player_id", UUID.class)),
                      new Place(
                          row.getLong("rank"),
                          row.getString("name"),
                          row.getLong("value"),
                          row.getObject("submission_id", UUID.class),
                          at.toInstant()));
                })
            .list();
    return Page.of(
            rows,
            limit,
            row ->
                List.of(
                    row.key().rank(), row.key().value(), row.key().reachedAt(), row.key().player()))
        .map(Row::place);
  }
}
