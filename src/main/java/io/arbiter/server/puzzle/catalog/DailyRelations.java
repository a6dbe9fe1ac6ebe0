package io.arbiter.server.puzzle.catalog;

/**
 * The columns of the puzzles of the day that the SQL of other packages may read. The constant is a
 * subquery to use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class DailyRelations {
  /** The puzzle of each {@code day} for which somebody has asked. */
  public static final String DAILY_PUZZLES = "(select day, puzzle_id from daily_puzzle)";

  private DailyRelations() {}
}
