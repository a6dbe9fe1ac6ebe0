package io.arbiter.server.score;

import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.score.RankingQueries.Best;
import io.arbiter.server.score.RankingQueries.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Each player's best accepted solutions of a puzzle: fewest steps, least time, shortest source,
 * most points of the author's code.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class BestSolutions {
  /**
   * A place on a puzzle's board.
   *
   * @param value steps, CPU milliseconds, bytes of source or points
   * @param profile who sees the player's profile
   */
  public record Place(
      long rank,
      String player,
      long value,
      UUID submission,
      Instant reachedAt,
      Visibility profile) {}

  private static final Set<String> MEASURES = Set.of("steps", "time", "size", "points");

  private final PuzzleStore puzzles;
  private final RankingQueries queries;

  BestSolutions(PuzzleStore puzzles, RankingQueries queries) {
    this.puzzles = puzzles;
    this.queries = queries;
  }

  /**
   * The measure of this name.
   *
   * @throws ProblemException INVALID if there is none
   */
  public static String requireMeasure(String name) {
    if (!MEASURES.contains(name)) {
      throw ProblemException.invalid("by", "must be steps, time, size or points");
    }
    return name;
  }

  /** A page of a puzzle's board, best first; empty if there is no such puzzle. */
  Optional<Page<Place>> page(String slug, String measure, PageRequest request) {
    Key after = Cursor.decode(request.after, Key::of).orElse(Key.START);
    return puzzles
        .findShown(slug)
        .map(
            puzzle ->
                queries.best(
                    puzzle.id(),
                    measure,
                    after.rank(),
                    after.value(),
                    after.reachedAt(),
                    after.player(),
                    request.limit() + 1))
        .map(rows -> page(rows, request.limit()));
  }

  private static Page<Place> page(List<Best> rows, int limit) {
    return Page.of(
            rows, limit, row -> List.of(row.rank(), row.value(), row.reachedAt(), row.player()))
        .map(BestSolutions::place);
  }

  private static Place place(Best row) {
    return new Place(
        row.rank(),
        row.name(),
        Math.abs(row.value()),
        row.submission(),
        row.reachedAt(),
        Visibility.valueOf(row.profile()));
  }
}
