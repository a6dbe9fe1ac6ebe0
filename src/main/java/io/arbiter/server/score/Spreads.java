package io.arbiter.server.score;

import io.arbiter.server.score.RankingQueries.Bounds;
import io.arbiter.server.score.RankingQueries.Count;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Counts the players of boards by value. Thread-safe. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class Spreads {
  /** The number of ranges of equal width. */
  static final int RANGES = 16;

  private final RankingQueries queries;

  Spreads(RankingQueries queries) {
    this.queries = queries;
  }

  /** The spread of a puzzle's board by a measure. */
  Spread of(UUID puzzle, String measure, Optional<UUID> viewer) {
    return queries
        .bounds(puzzle, measure)
        .map(
            bounds ->
                new Spread(
                    bounds.players(),
                    ranges(
                        bounds,
                        queries
                            .counts(puzzle, measure, bounds.best(), width(bounds), RANGES)
                            .stream()
                            .collect(Collectors.toMap(Count::range, Count::players))),
                    viewer.flatMap(player -> queries.place(puzzle, measure, player)).orElse(null)))
        .orElse(new Spread(0, List.of(), null));
  }

  /** The ranges reach to the usual values; what is worse comes in a range of its own. */
  private static long width(Bounds bounds) {
    return (bounds.usual() - bounds.best()) / RANGES + 1;
  }

  private static List<Spread.Range> ranges(Bounds bounds, Map<Integer, Long> counts) {
    long width = width(bounds);
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
