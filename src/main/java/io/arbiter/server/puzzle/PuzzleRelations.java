package io.arbiter.server.puzzle;

/**
 * What other packages' statements may read of puzzles: each is SQL that stands where a table may
 * stand. PostgreSQL plans such a query as if it named the table.
 */
public final class PuzzleRelations {
  /** Puzzles by {@code id}, with what was counted of them before the last notes. */
  public static final String PUZZLES =
      "(select id, slug, author_id, attempts, solved_by from puzzle)";

  /** Versions by {@code puzzle_id} and {@code number}, in whatever state. */
  public static final String VERSIONS =
      """
      (select puzzle_id, number, slug, points, limits, test_set_hash, generates, bundle
        from puzzle_version)""";

  /** What players see of the versions that are published, one a puzzle. */
  public static final String PUBLISHED_VERSIONS =
      """
      (select puzzle_id, number, slug, level, title, difficulty, points, tags, always_open,
        statement, statement_html, function, signature, starter, samples, limits, hints, search
        from puzzle_version where state = 'PUBLISHED')""";

  private PuzzleRelations() {}
}
