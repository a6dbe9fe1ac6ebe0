package io.arbiter.server.contest;

import io.arbiter.core.sheet.SheetText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  StandingsView {
    puzzles = List.copyOf(puzzles);
    rows = List.copyOf(rows);
  }

  /** Comma-separated values. No value has a comma, a quote or a line end. */
  String csv() {
    List<String> lines = new ArrayList<>();
    List<String> head =
        new ArrayList<>(List.of("rank", "player", "solved", "points", "penaltyMinutes", "lastAt"));
    for (Puzzle puzzle : puzzles) {
      head.add(puzzle.label() + " minutes");
      head.add(puzzle.label() + " tries");
      head.add(puzzle.label() + " pending");
    }
    lines.add(String.join(",", head));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\r\n", lines) + "\r\n";
  }

  private String line(Row row) {
    List<Object> values = new ArrayList<>();
    values.add(row.rank());
    values.add(SheetText.safe(Objects.requireNonNullElse(row.player(), "")));
    values.add(row.solved());
    values.add(row.points());
    values.add(row.penaltyMinutes());
    values.add(Objects.requireNonNullElse(row.lastAt(), ""));
    Map<String, Cell> cells =
        row.cells().stream().collect(Collectors.toMap(Cell::slug, Function.identity()));
    for (Puzzle puzzle : puzzles) {
      Cell cell = cells.get(puzzle.slug());
      values.add(cell == null ? "" : Objects.requireNonNullElse(cell.minutes(), ""));
      values.add(cell == null ? 0 : cell.tries());
      values.add(cell == null ? 0 : cell.pending());
    }
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** {@code tries} are those that count, {@code solved} the players who have solved the puzzle. */
  record Puzzle(String slug, String label, int points, int tries, int solved) {}

  /**
   * The player is null after the deletion of the account. Cells are of the puzzles that were tried.
   */
  record Row(
      int rank,
      @Nullable String player,
      int solved,
      int points,
      long penaltyMinutes,
      @Nullable Instant lastAt,
      List<Cell> cells) {
    Row {
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
  record Cell(
      String slug,
      int tries,
      int pending,
      boolean accepted,
      @Nullable Long minutes,
      int points,
      boolean first) {}
}
