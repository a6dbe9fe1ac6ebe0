package io.arbiter.server.contest.scoring;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The standings of a contest at a moment, as one kind of viewer sees them.
 *
 * @param rows in the order of ranks; of equal ranks, in the order of the players' ids. The rows
 *     outside the ranking come last; they are first to solve nothing, and no unfreezing shows them
 */
public record Scoreboard(Rules rules, List<Row> rows) {
  /**
   * The standings of these contestants; cells without tries are left out.
   *
   * @param outside who takes part outside the ranking
   */
  public static Scoreboard of(
      Rules rules, Set<UUID> contestants, Set<UUID> outside, Map<UUID, List<Cell>> cells) {
    Comparator<Row> order = Row.order(rules.scoring());
    List<Row> sorted =
        contestants.stream()
            .map(player -> Row.unranked(rules, player, cells.getOrDefault(player, List.of())))
            .sorted(order.thenComparing(Row::player))
            .sorted(Comparator.comparing(row -> outside.contains(row.player())))
            .toList();
    List<Row> ranked = new ArrayList<>();
    for (Row row : sorted) {
      boolean equal = !ranked.isEmpty() && order.compare(ranked.getLast(), row) == 0;
      int rank = equal ? ranked.getLast().rank() : ranked.size() + 1;
      ranked.add(outside.contains(row.player()) ? row : row.ranked(rank));
    }
    return new Scoreboard(rules, ranked);
  }

  /** The standings that follow from the tries of these contestants, as {@link #of}. */
  public static Scoreboard replay(
      Rules rules, Set<UUID> contestants, Set<UUID> outside, List<Try> tries) {
    Map<UUID, List<Cell>> cells = new HashMap<>();
    tries.stream()
        .collect(groupingBy(Try::player, groupingBy(Try::puzzle)))
        .forEach(
            (player, own) ->
                own.forEach(
                    (puzzle, made) ->
                        cells
                            .computeIfAbsent(player, _ -> new ArrayList<>())
                            .add(Cell.of(puzzle, made))));
    return of(rules, contestants, outside, cells);
  }

  /** The cells of the ranking. */
  private Stream<Cell> cells() {
    return rows.stream().filter(Row::isRanked).flatMap(row -> row.cells().stream());
  }

  /** The number of cells with tries whose verdict is not known. */
  public int pendingCells() {
    return (int) cells().filter(cell -> cell.pending() > 0).count();
  }

  /**
   * When each puzzle was solved first. A puzzle is missing while a try that is older than the first
   * known solution is pending, because that try may be the first solution.
   */
  public Map<Integer, Instant> firstSolutions() {
    Map<Integer, Instant> first = new HashMap<>();
    Map<Integer, Instant> open = new HashMap<>();
    cells()
        .forEach(
            cell -> {
              note(first, cell.puzzle(), cell.acceptedAt());
              note(open, cell.puzzle(), cell.pendingSince());
            });
    open.forEach(
        (puzzle, since) ->
            first.computeIfPresent(puzzle, (_, solved) -> since.isBefore(solved) ? null : solved));
    return first;
  }

  private static void note(Map<Integer, Instant> earliest, int puzzle, @Nullable Instant at) {
    if (at != null) {
      earliest.merge(puzzle, at, (a, b) -> a.isBefore(b) ? a : b);
    }
  }
}
