package io.arbiter.server.author;

import io.arbiter.core.judging.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a puzzle did in the last days.
 *
 * @param days every day of the period in UTC, oldest first
 * @param verdicts the number of submissions by verdict, most first
 * @param failures the tests at which most submissions failed, most first; only the newest 20,000
 *     submissions that failed are counted
 * @param timeToSolve of the players who solved it in the period; null if there are none
 * @param hints the number of players who looked at each hint, by hint
 * @param players who submitted
 * @param solvers who had an accepted submission
 */
record PuzzleStatistics(
    List<Day> days,
    List<VerdictCount> verdicts,
    List<FailedTest> failures,
    @Nullable TimeToSolve timeToSolve,
    List<HintCount> hints,
    long players,
    long solvers) {
  /**
   * A day.
   *
   * @param attempts the submissions, without those that the author's code or the judge failed
   * @param solves the players' first accepted submissions
   */
  public record Day(LocalDate date, long attempts, long solves) {}

  /** The number of submissions with a verdict. */
  public record VerdictCount(Verdict verdict, long count) {}

  /**
   * A test at which submissions failed.
   *
   * @param index in its category, from 1
   */
  public record FailedTest(String category, int index, long count) {}

  /** From a player's first submission to the first accepted one: half of the players took less. */
  public record TimeToSolve(long medianMillis, long p90Millis) {}

  /** The number of players who looked at hint {@code n}. */
  public record HintCount(int n, long players) {}
}
