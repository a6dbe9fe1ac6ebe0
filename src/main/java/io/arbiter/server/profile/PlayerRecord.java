package io.arbiter.server.profile;

import io.arbiter.core.bundle.Station;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a player has done, as far as badges need it.
 *
 * @param solved the first solutions of all solved puzzles, oldest first
 * @param daily the first solution of each puzzle of the day that was sent on its day, oldest first
 * @param days all days with submissions
 * @param stations all stations, in their order
 */
record PlayerRecord(
    List<Solution> solved, List<DailySolution> daily, DayHistory days, List<Station> stations) {
  /**
   * The first solution of a puzzle.
   *
   * @param difficulty null if the puzzle is retired
   * @param failures submissions for the puzzle before it
   */
  record Solution(
      UUID puzzle, String slug, @Nullable String difficulty, Instant at, long failures) {}

  /** A solution of the puzzle of a day. */
  record DailySolution(LocalDate day, UUID puzzle, Instant at) {}
}
