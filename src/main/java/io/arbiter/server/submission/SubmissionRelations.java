package io.arbiter.server.submission;

/**
 * The parts of SQL with which other packages use submissions and judgements. A relation is a
 * subquery to use in place of a table. PostgreSQL plans the query as if it named the tables.
 */
public final class SubmissionRelations {
  /**
   * Submissions by {@code id}; {@code version} is the version that they were sent for. Without the
   * submissions of contests that are not over and unfrozen, and without the runs of contests.
   */
  public static final String SUBMISSIONS = "ordinary_submission";

  /**
   * Adds the rows of the query that follows, with these columns. The caller holds the submissions'
   * locks.
   */
  public static final String INSERT_JUDGEMENTS =
      """
      insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
        unlocked, cpu_millis, steps, source_bytes, judged_at, earned)
      """;

  private SubmissionRelations() {}
}
