package io.arbiter.server.contest.standings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standings of a contest as the API shows them.
 *
 * @param frozen whether verdicts are hidden
 * @param frozenAt from when on; null if nothing is hidden
 */
record StandingsView(
    String scoring,
    boolean frozen,
    @Nullable Instant frozenAt,
    Instant computedAt,
    List<Puzzle> puzzles,
    List<Row> rows) {
  public StandingsView {
    puzzles = List.copyOf(puzzles);
    rows = List.copyOf(rows);
  }

  /** A puzzle, the tries that count, and how many players have solved it. */
  public record Puzzle(String slug, String label, int points, int tries, int solved) {}

  /**
   * A player's row.
   *
   * @param player null after the deletion of the account
   * @param cells of the puzzles that the player has tried
   */
  public record Row(
      int rank,
      @Nullable String player,
      int solved,
      int points,
      long penaltyMinutes,
      @Nullable Instant lastAt,
      List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * What a player has done about a puzzle.
   *
   * @param tries that count: the wrong ones and the accepted one
   * @param pending tries that are judged at the moment, or hidden by the freeze
   * @param minutes from the start; null if the puzzle is not solved
   * @param first whether nobody solved the puzzle earlier
   */
  public record Cell(
      String slug,
      int tries,
      int pending,
      boolean accepted,
      @Nullable Long minutes,
      int points,
      boolean first) {}
}
