package io.arbiter.server.contest.scoring;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contestant's row of the standings.
 *
 * @param rank from 1; equal results have equal ranks; 0 outside the ranking
 * @param lastAt when the last solution that counts was submitted; null without one
 * @param cells of the puzzles that the contestant has tried, by position
 */
public record Row(
    int rank,
    UUID player,
    int solved,
    int points,
    long penaltyMinutes,
    @Nullable Instant lastAt,
    List<Cell> cells) {
  private static final Comparator<Row> BY_LAST =
      Comparator.comparing(Row::lastAt, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** A row that has no rank yet; cells without tries are left out. */
  static Row unranked(Rules rules, UUID player, List<Cell> all) {
    List<Cell> cells =
        all.stream()
            .filter(cell -> !cell.isEmpty())
            .sorted(Comparator.comparingInt(Cell::puzzle))
            .toList();
    return new Row(
        0,
        player,
        (int) cells.stream().filter(Cell::accepted).count(),
        cells.stream().mapToInt(rules::points).sum(),
        cells.stream().mapToLong(rules::penalty).sum(),
        cells.stream()
            .map(Cell::acceptedAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null),
        cells);
  }

  /** The better row is first. Rows that compare as equal have equal ranks. */
  static Comparator<Row> order(ContestScoring scoring) {
    return switch (scoring) {
      case POINTS -> Comparator.comparingInt(Row::points).reversed().thenComparing(BY_LAST);
      case ICPC ->
          Comparator.comparingInt(Row::solved)
              .reversed()
              .thenComparingLong(Row::penaltyMinutes)
              .thenComparing(BY_LAST);
    };
  }

  /** Whether the contestant takes part in the ranking. */
  public boolean isRanked() {
    return rank > 0;
  }

  Row ranked(int place) {
    return new Row(place, player, solved, points, penaltyMinutes, lastAt, cells);
  }
}
