package io.arbiter.server.contest.standings;

import io.arbiter.core.sheet.SheetText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Standings as a table of comma-separated values. No value has a comma, a quote or a line end. */
final class StandingsTable {
  private StandingsTable() {}

  static String of(StandingsView standings) {
    List<String> lines = new ArrayList<>();
    List<String> head =
        new ArrayList<>(List.of("rank", "player", "solved", "points", "penaltyMinutes", "lastAt"));
    for (StandingsView.Puzzle puzzle : standings.puzzles()) {
      head.add(puzzle.label() + " minutes");
      head.add(puzzle.label() + " tries");
      head.add(puzzle.label() + " pending");
    }
    lines.add(String.join(",", head));
    standings.rows().forEach(row -> lines.add(line(row, standings.puzzles())));
    return String.join("\r\n", lines) + "\r\n";
  }

  private static String line(StandingsView.Row row, List<StandingsView.Puzzle> puzzles) {
    List<Object> values = new ArrayList<>();
    values.add(row.rank());
    values.add(SheetText.safe(Objects.requireNonNullElse(row.player(), "")));
    values.add(row.solved());
    values.add(row.points());
    values.add(row.penaltyMinutes());
    values.add(Objects.requireNonNullElse(row.lastAt(), ""));
    Map<String, StandingsView.Cell> cells =
        row.cells().stream()
            .collect(Collectors.toMap(StandingsView.Cell::slug, Function.identity()));
    for (StandingsView.Puzzle puzzle : puzzles) {
      StandingsView.Cell cell = cells.get(puzzle.slug());
      values.add(cell == null ? "" : Objects.requireNonNullElse(cell.minutes(), ""));
      values.add(cell == null ? 0 : cell.tries());
      values.add(cell == null ? 0 : cell.pending());
    }
    return values.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
