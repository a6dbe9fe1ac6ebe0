package io.arbiter.server.contest.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What decides the ranks of a contest.
 *
 * @param penaltyMinutes for each wrong try before the accepted one
 * @param points of the puzzles, by their position
 */
public record Rules(
    ContestScoring scoring, int penaltyMinutes, Instant startsAt, List<Integer> points) {
  public long minutes(Instant at) {
    return Duration.between(startsAt, at).toMinutes();
  }

  public int points(Cell cell) {
    return cell.accepted() ? points.get(cell.puzzle()) : 0;
  }

  /** The penalty of a cell: none unless the puzzle is solved. */
  public long penalty(Cell cell) {
    return cell.acceptedAt() == null
        ? 0
        : minutes(cell.acceptedAt()) + (long) cell.wrong() * penaltyMinutes;
  }
}
