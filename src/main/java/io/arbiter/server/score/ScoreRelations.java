package io.arbiter.server.score;

/**
 * What other packages' statements may read of scores: each is SQL that stands where a table may
 * stand. PostgreSQL plans such a query as if it named the table.
 */
public final class ScoreRelations {
  /** What players have solved, by {@code player_id} and {@code puzzle_id}. */
  public static final String SOLVED =
      "(select player_id, puzzle_id, points, solved_at from solved)";

  /**
   * The figures of players' best solutions by {@code player_id}, {@code puzzle_id} and {@code
   * measure}.
   */
  public static final String BEST = "(select player_id, puzzle_id, measure, value from best)";

  /** The standings of all time, by {@code player_id}. */
  public static final String STANDINGS =
      "(select player_id, points, reached_at from standing where board = 'all')";

  /** What is noted to be added to puzzles' counts, several rows for a {@code puzzle_id}. */
  public static final String NOTED_COUNTS =
      "(select puzzle_id, attempts, solved_by from puzzle_count)";

  private ScoreRelations() {}
}
