package io.arbiter.server.contest.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The order in which an unfreezing reveals what was hidden, as the resolver of the ICPC does it:
 * from the last rank upwards. The lowest contestant who has something hidden shows the first such
 * puzzle. A contestant who rises meets the others again later.
 */
public final class Resolver {
  private Resolver() {}

  /**
   * A step of the ceremony.
   *
   * @param puzzle the position of the puzzle
   * @param accepted whether the revealed tries solved the puzzle
   */
  public record Step(UUID player, int puzzle, boolean accepted, int rankBefore, int rankAfter) {}

  /**
   * The next steps.
   *
   * @param shown the standings as everybody sees them now
   * @param full the standings with everything revealed
   * @param ties the order of contestants with equal results; no two of them are equal in it
   * @param most the most steps
   * @throws IllegalArgumentException if a cell of the full standings is pending
   */
  public static List<Step> steps(
      Scoreboard shown, Scoreboard full, Comparator<UUID> ties, int most) {
    Comparator<Row> order = Row.order(shown.rules().scoring());
    Comparator<Row> places = order.thenComparing(Row::player, ties);
    Map<UUID, List<Cell>> results =
        full.rows().stream().collect(Collectors.toMap(Row::player, Row::cells));
    List<Row> rows = new ArrayList<>(shown.rows().stream().filter(Row::isRanked).toList());
    rows.sort(places);
    List<Step> steps = new ArrayList<>();
    // Nothing is hidden of the rows after this one. A reveal never makes a result worse, so the
    // changed row goes to this place or above.
    int lowest = rows.size() - 1;
    while (lowest >= 0 && steps.size() < most) {
      Row before = rows.get(lowest);
      Optional<Cell> hidden = before.cells().stream().filter(c -> c.pending() > 0).findFirst();
      if (hidden.isEmpty()) {
        lowest--;
        continue;
      }
      int puzzle = hidden.get().puzzle();
      Cell known =
          results.getOrDefault(before.player(), List.of()).stream()
              .filter(cell -> cell.puzzle() == puzzle)
              .findFirst()
              .orElse(new Cell(puzzle, 0, 0, null, null));
      Row after = reveal(before, known, shown.rules());
      int rankBefore = rank(before, rows, order);
      rows.remove(lowest);
      rows.add(place(after, rows, places), after);
      steps.add(
          new Step(
              before.player(), puzzle, known.accepted(), rankBefore, rank(after, rows, order)));
    }
    return steps;
  }

  private static Row reveal(Row row, Cell known, Rules rules) {
    if (known.pending() > 0) {
      throw new IllegalArgumentException("a cell of the full standings is pending");
    }
    return Row.unranked(
        rules,
        row.player(),
        row.cells().stream().map(cell -> cell.puzzle() == known.puzzle() ? known : cell).toList());
  }

  private static int rank(Row row, List<Row> rows, Comparator<Row> order) {
    return place(row, rows, order) + 1;
  }

  /** The number of rows that are before a row, in a sorted list. */
  private static int place(Row row, List<Row> rows, Comparator<Row> order) {
    int low = 0;
    int high = rows.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order.compare(rows.get(middle), row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
