package io.arbiter.server.score;

/**
 * The columns of scores that the SQL of other packages may read. Each constant is a subquery to use
 * in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class ScoreRelations {
  /** The solved puzzles, by {@code player_id} and {@code puzzle_id}. */
  public static final String SOLVED = "(select player_id, puzzle_id from solved)";

  /** The first solutions of solved puzzles, by {@code player_id} and {@code puzzle_id}. */
  public static final String FIRST_SOLUTIONS =
      "(select player_id, puzzle_id, submission_id, points, solved_at from solved)";

  /** The later solutions that add points, by {@code submission_id}. */
  public static final String IMPROVEMENTS =
      "(select player_id, puzzle_id, submission_id, points, improved_at from improvement)";

  /**
   * What solved puzzles and their improvements add to players' points, by {@code player_id} and
   * {@code puzzle_id}.
   */
  public static final String GAINS =
      """
      (select player_id, puzzle_id, points, solved_at as gained_at from solved
        union all
        select player_id, puzzle_id, points, improved_at from improvement)\
      """;

  /**
   * The values of players' best solutions, by {@code player_id}, {@code puzzle_id} and {@code
   * measure}.
   */
  public static final String BEST = "(select player_id, puzzle_id, measure, value from best)";

  /** The places of puzzles' boards, best first by {@code value}, time and player. */
  public static final String PLACES =
      "(select puzzle_id, measure, value, reached_at, player_id, submission_id from best)";

  /** The standings of all time, by {@code player_id}. */
  public static final String STANDINGS =
      "(select player_id, points, reached_at from standing where board = 'all')";

  /**
   * The standings of all boards, by {@code board} and {@code player_id}; {@code loss} is the
   * negated points.
   */
  public static final String BOARDS =
      "(select board, player_id, points, solved, loss, reached_at from standing)";

  /** The accepted solutions, from the current judgements. */
  public static final String ACCEPTED = "(select * from accepted_solution)";

  /** The solutions that add points, computed from the current judgements. */
  public static final String COMPUTED_GAINS = "(select * from gain)";

  /** The noted changes of puzzles' counts. A {@code puzzle_id} may have several rows. */
  public static final String NOTED_COUNTS =
      "(select puzzle_id, attempts, solved_by from puzzle_count)";

  private ScoreRelations() {}
}
