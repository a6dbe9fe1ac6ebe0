package io.arbiter.core.contest;

import java.util.Optional;
import java.util.UUID;

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
   * The next step; empty if nothing is hidden.
   *
   * @param shown the standings as everybody sees them now
   * @param full the standings with everything revealed
   */
  public static Optional<Step> next(Scoreboard shown, Scoreboard full) {
    return shown.rows().reversed().stream()
        .filter(row -> row.cells().stream().anyMatch(cell -> cell.pending() > 0))
        .findFirst()
        .map(row -> reveal(row, shown, full));
  }

  private static Step reveal(Row row, Scoreboard shown, Scoreboard full) {
    int puzzle =
        row.cells().stream().filter(c -> c.pending() > 0).findFirst().orElseThrow().puzzle();
    Cell known = known(row.player(), puzzle, full);
    int after = shown.with(row.player(), known).rank(row.player());
    return new Step(row.player(), puzzle, known.accepted(), row.rank(), after);
  }

  private static Cell known(UUID player, int puzzle, Scoreboard full) {
    return full.cell(player, puzzle).orElse(new Cell(puzzle, 0, 0, null, null));
  }

  /** The standings after a step. */
  public static Scoreboard after(Step step, Scoreboard shown, Scoreboard full) {
    return shown.with(step.player(), known(step.player(), step.puzzle(), full));
  }
}
