package io.arbiter.server.puzzle.catalog;

/**
 * The columns of the catalogue that the SQL of other packages may read. Each constant is a subquery
 * to use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class CatalogRelations {
  /** Which hints players have looked at. Each pair of player and hint has one row, the first. */
  public static final String TAKEN_HINTS =
      "(select puzzle_id, number, player_id, taken_at from hint_taken)";

  private CatalogRelations() {}
}
