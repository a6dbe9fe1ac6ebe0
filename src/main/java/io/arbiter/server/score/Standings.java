package io.arbiter.server.score;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.score.StandingStatements.Key;
import io.arbiter.server.score.StandingStatements.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The standings of all time, of a month or of a week. More points rank higher. Of two players with
 * equal points, the first to reach them ranks higher. Scoring updates the standings in the
 * verdict's transaction. Reads need no transaction, which would cost another round trip. The time
 * to read a rank does not grow with the number of players, since ranks are counted from {@link
 * io.arbiter.server.score.StandingMarks}. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
public class Standings {
  /**
   * A place in the standings.
   *
   * @param rank from 1
   * @param solved the number of solved puzzles
   * @param reachedAt when the points were reached
   * @param profile who sees the player's profile
   */
  public record Place(
      long rank, String player, long points, int solved, Instant reachedAt, Visibility profile) {}

  private final StandingStatements statements;

  Standings(StandingStatements statements) {
    this.statements = statements;
  }

  /** A page, best first. */
  Page<Place> page(Board board, PageRequest request) {
    Optional<Key> after = Cursor.decode(request.after, Standings::key);
    int limit = request.limit() + 1;
    return page(
        after
            .map(key -> statements.below(board, key, limit))
            .orElseGet(() -> statements.first(board, limit)),
        request.limit());
  }

  /** A page that begins at a rank. */
  Page<Place> pageFrom(Board board, long rank, int limit) {
    return page(statements.from(board, rank, limit + 1), limit);
  }

  /** A page of the standings of a class, which has ranks of its own. */
  Page<Place> pageOfClass(Board board, UUID classroom, long rank, PageRequest request) {
    Optional<Key> after = Cursor.decode(request.after, Standings::key);
    int limit = request.limit() + 1;
    return page(
        after
            .map(key -> statements.ofClassBelow(board, classroom, key, limit))
            .orElseGet(() -> statements.ofClass(board, classroom, rank, limit)),
        request.limit());
  }

  private static Page<Place> page(List<Row> rows, int limit) {
    return Page.of(
            rows, limit, row -> List.of(row.rank(), row.loss(), row.reachedAt(), row.player()))
        .map(Standings::place);
  }

  private static Key key(List<String> values) {
    return new Key(
        Long.parseLong(values.get(0)),
        Long.parseLong(values.get(1)),
        Cursor.instant(values.get(2)),
        UUID.fromString(values.get(3)));
  }

  /** The player's place of all time; empty before the first solved puzzle. */
  public Optional<Place> of(UUID player) {
    return statements.find(Board.ALL, player).map(Standings::place);
  }

  /** The player's place with up to {@code radius} places above and below, best first. */
  List<Place> around(Board board, UUID player, int radius) {
    Optional<Row> middle = statements.find(board, player);
    if (middle.isEmpty()) {
      return List.of();
    }
    Row row = middle.get();
    Key key = new Key(row.rank(), row.loss(), row.reachedAt(), row.player());
    List<Row> rows = new ArrayList<>(statements.above(board, key, radius));
    rows.add(row);
    rows.addAll(statements.below(board, key, radius));
    return rows.stream().map(Standings::place).toList();
  }

  private static Place place(Row row) {
    return new Place(
        row.rank(),
        row.name(),
        -row.loss(),
        row.solved(),
        row.reachedAt(),
        Visibility.valueOf(row.profile()));
  }
}
