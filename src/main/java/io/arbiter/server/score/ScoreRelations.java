package io.arbiter.server.score;

/**
 * The columns of scores that the SQL of other packages may read. Each constant is a subquery to use
 * in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class ScoreRelations {
  /** The solved puzzles, by {@code player_id} and {@code puzzle_id}. */
  public static final String SOLVED = "solved_puzzle";

  private ScoreRelations() {}
}
