package io.arbiter.server.score;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.score.RankingQueries.Key;
import io.arbiter.server.score.RankingQueries.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The standings of all time, of a month or of a week. More points rank higher. Of two players with
 * equal points, the first to reach them ranks higher. Scoring updates the standings in the
 * verdict's transaction. Reads need no transaction, which would cost another round trip. The time
 * to read a rank does not grow with the number of players, since ranks are counted from {@link
 * StandingMarks}. Thread-safe.
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
   * @param avatar the variant of the player's picture; null if the player has not chosen one
   */
  public record Place(
      long rank,
      String player,
      long points,
      int solved,
      Instant reachedAt,
      Visibility profile,
      @Nullable Short avatar) {}

  private final RankingQueries queries;

  Standings(RankingQueries queries) {
    this.queries = queries;
  }

  Page<Place> page(Board board, PageRequest request) {
    return page(queries.below(board, Key.after(request), request.limit() + 1), request.limit());
  }

  /** A page that begins at a rank. */
  Page<Place> pageFrom(Board board, long rank, int limit) {
    return page(queries.belowRank(board.key(), rank - 1, limit + 1), limit);
  }

  /**
   * A page of the standings of a class, which has ranks of its own. After a cursor, the rank does
   * not count.
   */
  Page<Place> pageOfClass(Board board, UUID classroom, long rank, PageRequest request) {
    Key after = Key.after(request);
    return page(
        queries.ofClass(
            board.key(),
            classroom,
            request.after == null ? rank - 1 : 0,
            after.value(),
            after.reachedAt(),
            after.player(),
            request.limit() + 1),
        request.limit());
  }

  /**
   * Requires that a player has a seat in a class.
   *
   * @throws ProblemException NOT_FOUND if the player has none, or there is no such class
   */
  void requireSeat(UUID classroom, UUID player) {
    if (queries.seat(classroom, player).isEmpty()) {
      throw ProblemReason.NO_CLASS.problem(classroom);
    }
  }

  private static Page<Place> page(List<Row> rows, int limit) {
    return Page.of(rows, limit, row -> row.key().values()).map(Row::place);
  }

  public boolean hasSolved(UUID player, UUID puzzle) {
    return queries.solution(player, puzzle).isPresent();
  }

  /** The player's place of all time; empty before the first solved puzzle. */
  public Optional<Place> of(UUID player) {
    return queries.find(Board.ALL.key(), player).map(Row::place);
  }

  /** The player's place with up to {@code radius} places above and below, best first. */
  List<Place> around(Board board, UUID player, int radius) {
    Optional<Row> middle = queries.find(board.key(), player);
    if (middle.isEmpty()) {
      return List.of();
    }
    Row row = middle.get();
    List<Row> rows = new ArrayList<>(queries.above(board, row.key(), radius));
    rows.add(row);
    rows.addAll(queries.below(board, row.key(), radius));
    return rows.stream().map(Row::place).toList();
  }
}
