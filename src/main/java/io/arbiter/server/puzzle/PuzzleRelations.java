package io.arbiter.server.puzzle;

/**
 * The columns of puzzles that the SQL of other packages may read. Each constant is a subquery to
 * use in place of a table. PostgreSQL plans the query as if it named the table.
 */
public final class PuzzleRelations {
  /** Puzzles by {@code id}. The counts lack the changes that are noted but not yet added. */
  public static final String PUZZLES =
      "(select id, slug, author_id, created_at, attempts, solved_by from puzzle)";

  /**
   * Versions by {@code puzzle_id} and {@code number}, in any state. A version is {@code released}
   * if it is or was published.
   */
  public static final String VERSIONS =
      """
      (select puzzle_id, number, slug, title, points, limits, test_set_hash, generates, bundle,
        state in ('PUBLISHED', 'RETIRED') as released
        from puzzle_version)""";

  /** What players see of the published versions, of which a puzzle has at most one. */
  public static final String PUBLISHED_VERSIONS =
      """
      (select puzzle_id, number, slug, level, title, difficulty, points, tags, always_open,
        statement, statement_html, function, signature, starter, samples, limits, hints, language,
        search, by_points, visual is not null as has_visual
        from puzzle_version where state = 'PUBLISHED')""";

  /** What players would see of versions, by {@code puzzle_id} and {@code number}, in any state. */
  public static final String SHOWN_VERSIONS =
      """
      (select puzzle_id, number, slug, title, difficulty, points, tags, always_open,
        statement, statement_html, function, signature, starter, samples, limits, hints, language,
        by_points, visual is not null as has_visual
        from puzzle_version)""";

  /**
   * Validated and published versions, by {@code puzzle_id} and {@code number}. The {@code strength}
   * of the tests is null if it was not measured.
   */
  public static final String READY_VERSIONS =
      """
      (select puzzle_id, number, state, strength from puzzle_version
        where state in ('VALIDATED', 'PUBLISHED'))""";

  /** What authors see of versions, by {@code puzzle_id} and {@code number}, in any state. */
  public static final String AUTHORED_VERSIONS =
      """
      (select puzzle_id, number, slug, state, title, hash, created_at, published_at, limits,
        validation, report, strength, archive, bundle, test_set_hash
        from puzzle_version)""";

  /** Where the pages that draw tests are, by {@code puzzle_id} and {@code number}. */
  public static final String VISUALS =
      "(select puzzle_id, number, slug, state, hash, visual from puzzle_version)";

  /** Test sets by {@code hash}, as records of a topic. */
  public static final String TEST_SETS = "(select hash, content from test_set)";

  private PuzzleRelations() {}
}
