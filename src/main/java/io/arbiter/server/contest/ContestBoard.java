package io.arbiter.server.contest;

import static java.util.Comparator.naturalOrder;
import static java.util.Objects.requireNonNull;

import io.arbiter.server.contest.scoring.Cell;
import io.arbiter.server.contest.scoring.Row;
import io.arbiter.server.contest.scoring.Scoreboard;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The standings of a contest at a moment, with the names for display.
 *
 * @param frozenAt from when on verdicts are hidden; null if nothing is hidden now
 * @param entrants by the ids of their rows
 */
record ContestBoard(
    Contest contest,
    List<ContestPuzzle> puzzles,
    Scoreboard scoreboard,
    Map<UUID, Entrant> entrants,
    @Nullable Instant frozenAt,
    Instant computedAt) {
  private Entrant entrant(UUID row) {
    return requireNonNull(entrants.get(row));
  }

  /** The name that the row is known by; null if none of its players has an account. */
  @Nullable String name(UUID row) {
    return entrant(row).who().player();
  }

  /**
   * The rows in the order of ranks; of equal ranks, in the order of names. Those outside the
   * ranking come last.
   */
  List<Row> rows() {
    return scoreboard.rows().stream()
        .sorted(
            Comparator.<Row, Outside>comparing(
                    row -> entrant(row.player()).outside(), Comparator.nullsFirst(naturalOrder()))
                .thenComparing(Row::rank)
                .thenComparing(Row::player, ties()))
        .toList();
  }

  /** The order of players with equal results: by name, those without an account last. */
  Comparator<UUID> ties() {
    return Comparator.<UUID, String>comparing(
            this::name, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER))
        .thenComparing(naturalOrder());
  }

  StandingsView view() {
    Map<Integer, Instant> first = scoreboard.firstSolutions();
    return new StandingsView(
        contest.terms().scoring().label(),
        frozenAt != null,
        frozenAt,
        computedAt,
        puzzles.stream().map(this::puzzle).toList(),
        rows().stream().map(row -> row(row, first)).toList());
  }

  private StandingsView.Puzzle puzzle(ContestPuzzle puzzle) {
    List<Cell> tried =
        scoreboard.rows().stream()
            .filter(Row::isRanked)
            .flatMap(row -> row.cells().stream())
            .filter(cell -> cell.puzzle() == puzzle.position())
            .toList();
    return new StandingsView.Puzzle(
        puzzle.slug(),
        puzzle.label(),
        puzzle.points(),
        tried.stream().mapToInt(Cell::tries).sum(),
        (int) tried.stream().filter(Cell::accepted).count());
  }

  /** A row alone. */
  StandingsView.Row row(UUID id) {
    return scoreboard.rows().stream()
        .filter(row -> row.player().equals(id))
        .map(row -> row(row, scoreboard.firstSolutions()))
        .findFirst()
        .orElseThrow();
  }

  private StandingsView.Row row(Row row, Map<Integer, Instant> first) {
    return new StandingsView.Row(
        new StandingsView.Place(
            row.isRanked() ? row.rank() : null, entrant(row.player()).outside()),
        entrant(row.player()).who(),
        row.solved(),
        row.points(),
        row.penaltyMinutes(),
        row.lastAt(),
        row.cells().stream().map(cell -> cell(cell, row.isRanked() ? first : Map.of())).toList());
  }

  private StandingsView.Cell cell(Cell cell, Map<Integer, Instant> first) {
    Instant at = cell.acceptedAt();
    return new StandingsView.Cell(
        puzzles.get(cell.puzzle()).slug(),
        cell.tries(),
        cell.pending(),
        cell.accepted(),
        at == null ? null : scoreboard.rules().minutes(at),
        scoreboard.rules().points(cell),
        at != null && at.equals(first.get(cell.puzzle())));
  }
}
