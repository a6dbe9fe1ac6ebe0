package io.arbiter.core.contest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The standings of a contest at a moment, as one kind of viewer sees them. Immutable. */
public final class Scoreboard {
  private final Rules rules;
  private final Map<UUID, SortedMap<Integer, Cell>> cells;
  private final List<Row> rows;

  private Scoreboard(Rules rules, Map<UUID, SortedMap<Integer, Cell>> cells) {
    this.rules = rules;
    this.cells = cells;
    this.rows = rank();
  }

  /** The standings of these contestants; cells without tries are left out. */
  public static Scoreboard of(Rules rules, Set<UUID> contestants, Map<UUID, List<Cell>> cells) {
    Map<UUID, SortedMap<Integer, Cell>> sorted = new HashMap<>();
    for (UUID contestant : contestants) {
      SortedMap<Integer, Cell> own = new TreeMap<>();
      cells.getOrDefault(contestant, List.of()).stream()
          .filter(cell -> !cell.isEmpty())
          .forEach(cell -> own.put(cell.puzzle(), cell));
      sorted.put(contestant, own);
    }
    return new Scoreboard(rules, sorted);
  }

  /** The standings that follow from the tries of these contestants. */
  public static Scoreboard replay(Rules rules, Set<UUID> contestants, List<Try> tries) {
    Map<UUID, Map<Integer, List<Try>>> grouped =
        tries.stream()
            .collect(Collectors.groupingBy(Try::player, Collectors.groupingBy(Try::puzzle)));
    Map<UUID, List<Cell>> cells = new HashMap<>();
    grouped.forEach(
        (player, own) ->
            cells.put(
                player,
                own.entrySet().stream()
                    .map(one -> Cell.of(one.getKey(), one.getValue()))
                    .toList()));
    return of(rules, contestants, cells);
  }

  private List<Row> rank() {
    Comparator<Row> order = Row.order(rules.scoring());
    List<Row> sorted =
        cells.entrySet().stream()
            .map(one -> Row.unranked(rules, one.getKey(), List.copyOf(one.getValue().values())))
            .sorted(order.thenComparing(Row::player))
            .toList();
    List<Row> ranked = new ArrayList<>();
    for (Row row : sorted) {
      boolean equal = !ranked.isEmpty() && order.compare(ranked.getLast(), row) == 0;
      ranked.add(row.ranked(equal ? ranked.getLast().rank() : ranked.size() + 1));
    }
    return List.copyOf(ranked);
  }

  /** The rows in the order of ranks; of equal ranks, in the order of the players' ids. */
  public List<Row> rows() {
    return rows;
  }

  public Rules rules() {
    return rules;
  }

  /** The cell of a contestant and a puzzle; empty if it was not tried. */
  public Optional<Cell> cell(UUID player, int puzzle) {
    return Optional.ofNullable(cells.get(player)).map(own -> own.get(puzzle));
  }

  /** The number of cells with tries whose verdict is not known. */
  public int pendingCells() {
    return (int)
        cells.values().stream()
            .flatMap(own -> own.values().stream())
            .filter(cell -> cell.pending() > 0)
            .count();
  }

  /**
   * When each puzzle was solved first. A puzzle is missing while a try that is older than the first
   * known solution is pending, because that try may be the first solution.
   */
  public Map<Integer, Instant> firstSolutions() {
    Map<Integer, Instant> first = new HashMap<>();
    Map<Integer, Instant> open = new HashMap<>();
    for (SortedMap<Integer, Cell> own : cells.values()) {
      for (Cell cell : own.values()) {
        note(first, cell.puzzle(), cell.acceptedAt());
        note(open, cell.puzzle(), cell.pendingSince());
      }
    }
    open.forEach(
        (puzzle, since) -> {
          Instant solved = first.get(puzzle);
          if (solved != null && since.isBefore(solved)) {
            first.remove(puzzle);
          }
        });
    return first;
  }

  private static void note(Map<Integer, Instant> earliest, int puzzle, @Nullable Instant at) {
    if (at != null) {
      earliest.merge(puzzle, at, (a, b) -> a.isBefore(b) ? a : b);
    }
  }
}
