package io.arbiter.server.puzzle;

/**
 * The columns that the SQL of other packages may read. Each constant is a subquery to use in place
 * of a table. PostgreSQL plans the query as if it named the table.
 */
public final class MediaRelations {
  /** The texts of versions in other languages, by {@code puzzle_id} and {@code number}. */
  public static final String TRANSLATIONS =
      """
      (select puzzle_id, number, language, title, statement, statement_html, hints
        from version_translation)\
      """;

  private MediaRelations() {}
}
