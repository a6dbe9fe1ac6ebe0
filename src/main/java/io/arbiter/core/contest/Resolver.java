package io.arbiter.core.contest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * The next steps. The results that each contestant will have are known from the start, so all of
   * them are sorted once, and each step takes logarithmic time.
   *
   * @param shown the standings as everybody sees them now
   * @param full the standings with everything revealed; no cell is pending
   * @param ties the order of contestants with equal results; no two of them are equal in it
   * @param most the most steps
   */
  public static List<Step> steps(
      Scoreboard shown, Scoreboard full, Comparator<UUID> ties, int most) {
    List<State> all = new ArrayList<>();
    List<State> present =
        shown.rows().stream().map(row -> State.of(row, shown.rules(), full, all)).toList();
    place(all, Row.order(shown.rules().scoring()), ties);
    Counts counts = new Counts(all.size());
    Queue<State> hidden =
        new PriorityQueue<>(Comparator.comparingInt((State state) -> state.place).reversed());
    for (State state : present) {
      counts.add(state.place, 1);
      if (state.next != null) {
        hidden.add(state);
      }
    }
    List<Step> steps = new ArrayList<>();
    while (steps.size() < most && !hidden.isEmpty()) {
      State before = hidden.remove();
      Cell known = before.known();
      State after = before.next();
      int rankBefore = counts.rank(before);
      counts.add(before.place, -1);
      counts.add(after.place, 1);
      steps.add(
          new Step(
              before.row.player(),
              known.puzzle(),
              known.accepted(),
              rankBefore,
              counts.rank(after)));
      if (after.next != null) {
        hidden.add(after);
      }
    }
    return steps;
  }

  /** Gives each state its place among all, the best first. */
  private static void place(List<State> all, Comparator<Row> order, Comparator<UUID> ties) {
    all.sort(
        Comparator.comparing((State state) -> state.row, order)
            .thenComparing(state -> state.row.player(), ties));
    for (int i = 0; i < all.size(); i++) {
      State state = all.get(i);
      boolean equal = i > 0 && order.compare(all.get(i - 1).row, state.row) == 0;
      state.place = i;
      state.better = equal ? all.get(i - 1).better : i;
    }
  }

  /** The results of a contestant after some of the hidden cells were revealed. */
  private static final class State {
    final Row row;

    /** What the next step reveals; null if nothing is hidden. */
    final @Nullable Cell known;

    /** The state after the next step; null if nothing is hidden. */
    final @Nullable State next;

    /** The place among all states of all contestants. */
    int place;

    /** The number of states with a better result. */
    int better;

    private State(Row row, @Nullable Cell known, @Nullable State next) {
      this.row = row;
      this.known = known;
      this.next = next;
    }

    /** The state of a row. Adds it and all that will follow to {@code all}. */
    static State of(Row row, Rules rules, Scoreboard full, List<State> all) {
      Optional<Cell> pending = row.cells().stream().filter(c -> c.pending() > 0).findFirst();
      State state;
      if (pending.isEmpty()) {
        state = new State(row, null, null);
      } else {
        int puzzle = pending.get().puzzle();
        Cell known = full.cell(row.player(), puzzle).orElse(new Cell(puzzle, 0, 0, null, null));
        if (known.pending() > 0) {
          throw new IllegalArgumentException("a cell of the full standings is pending");
        }
        List<Cell> cells =
            row.cells().stream()
                .map(cell -> cell.puzzle() == puzzle ? known : cell)
                .filter(cell -> !cell.isEmpty())
                .toList();
        state =
            new State(row, known, of(Row.unranked(rules, row.player(), cells), rules, full, all));
      }
      all.add(state);
      return state;
    }

    Cell known() {
      return Objects.requireNonNull(known);
    }

    State next() {
      return Objects.requireNonNull(next);
    }
  }

  /** How many contestants are at each place now, as a Fenwick tree. */
  private static final class Counts {
    private final int[] sums;

    Counts(int places) {
      sums = new int[places + 1];
    }

    void add(int place, int change) {
      for (int i = place + 1; i < sums.length; i += i & -i) {
        sums[i] += change;
      }
    }

    /** The rank of a state: one more than the contestants with a better result. */
    int rank(State state) {
      int sum = 1;
      for (int i = state.better; i > 0; i -= i & -i) {
        sum += sums[i];
      }
      return sum;
    }
  }
}
