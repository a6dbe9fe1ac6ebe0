package io.arbiter.server.puzzle;

/**
 * The columns of puzzles that the SQL of other packages may read. Each constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class PuzzleRelations {
  /** Puzzles by {@code id}. The counts lack the changes that are noted but not yet added. */
  public static final String PUZZLES = "named_puzzle";

  private PuzzleRelations() {}
}
