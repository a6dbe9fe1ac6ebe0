package io.arbiter.server.score;

import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.server.player.Visibility;
import io.arbiter.server.puzzle.PuzzleStore;
import io.arbiter.server.puzzle.PuzzleVersion;
import io.arbiter.server.score.RankingQueries.Best;
import io.arbiter.server.score.RankingQueries.Bounds;
import io.arbiter.server.score.RankingQueries.Key;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Boards of puzzles: each player's best accepted solution by a measure, which is fewest steps,
 * least time, shortest source or most points of the author's code. Thread-safe.
 */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class PuzzleBoards {
  private static final Set<String> MEASURES = Set.of("steps", "time", "size", "points");

  static final int RANGES = 16;

  /**
   * A place on a puzzle's board.
   *
   * @param value steps, CPU milliseconds, bytes of source or points
   * @param profile who sees the player's profile
   * @param avatar the variant of the player's picture; null if the player has not chosen one
   */
  public record Place(
      long rank,
      String player,
      long value,
      Instant reachedAt,
      Visibility profile,
      @Nullable Short avatar) {}

  /**
   * How the values of a board are spread.
   *
   * @param players on the board
   * @param ranges best first; ranges without players are listed too
   * @param mine the viewer's place; null if the viewer has none
   */
  public record Spread(long players, List<Range> ranges, @Nullable Mine mine) {
    /** The players with a value from {@code from}, which is the best, to {@code to}. */
    public record Range(long from, long to, long players) {}

    public record Mine(long rank, long value) {}
  }

  private final PuzzleStore puzzles;
  private final RankingQueries queries;

  PuzzleBoards(PuzzleStore puzzles, RankingQueries queries) {
    this.puzzles = puzzles;
    this.queries = queries;
  }

  /**
   * A page of a puzzle's board, best first.
   *
   * @throws ProblemException NOT_FOUND if there is no such puzzle
   */
  Page<Place> page(String slug, String measure, PageRequest request) {
    UUID puzzle = puzzle(slug);
    Key after = Key.after(request);
    List<Best> rows =
        queries.best(
            puzzle,
            measure,
            after.rank(),
            after.value(),
            after.reachedAt(),
            after.player(),
            request.limit() + 1);
    return Page.of(rows, request.limit(), row -> row.key().values()).map(Best::place);
  }

  /**
   * The measure of a board, as the function {@code measure_in} of the database names it. All but
   * points are measured for each language.
   *
   * @throws ProblemException INVALID if there is no such measure or language
   */
  static String measure(String by, String language) {
    if (!MEASURES.contains(by)) {
      throw ProblemException.invalid("by", "must be steps, time, size or points");
    }
    boolean plain =
        PuzzleVersion.language(language) == ProgrammingLanguage.PYTHON || by.equals("points");
    return plain ? by : by + "-" + language;
  }

  private UUID puzzle(String slug) {
    return puzzles.findShown(slug).orElseThrow(() -> ProblemReason.NO_PUZZLE.problem(slug)).id();
  }

  /**
   * The spread of a puzzle's board.
   *
   * @throws ProblemException as {@link #page}
   */
  Spread spread(String slug, String measure, Optional<UUID> viewer) {
    UUID puzzle = puzzle(slug);
    return queries
        .bounds(puzzle, measure)
        .map(
            bounds ->
                new Spread(
                    bounds.players(),
                    ranges(puzzle, measure, bounds),
                    viewer.flatMap(player -> queries.place(puzzle, measure, player)).orElse(null)))
        .orElse(new Spread(0, List.of(), null));
  }

  /** The ranges reach to the usual values; what is worse comes in a range of its own. */
  private List<Spread.Range> ranges(UUID puzzle, String measure, Bounds bounds) {
    long width = (bounds.usual() - bounds.best()) / RANGES + 1;
    Map<Integer, Long> counts =
        queries.counts(puzzle, measure, bounds.best(), width, RANGES).stream()
            .collect(Collectors.toMap(RankingQueries.Count::range, RankingQueries.Count::players));
    List<Spread.Range> ranges = new ArrayList<>();
    long from = bounds.best();
    for (int i = 0; from <= bounds.worst(); i++) {
      long to = i < RANGES ? Math.min(from + width - 1, bounds.worst()) : bounds.worst();
      ranges.add(new Spread.Range(Math.abs(from), Math.abs(to), counts.getOrDefault(i, 0L)));
      from = to + 1;
    }
    return ranges;
  }
}
