package io.arbiter.server.submission;

/**
 * The parts of SQL with which other packages use submissions and judgements. A relation is a
 * subquery to use in place of a table. PostgreSQL plans the query as if it named the tables.
 */
public final class SubmissionRelations {
  /** Submissions by {@code id}; {@code version} is the version that they were sent for. */
  public static final String SUBMISSIONS =
      """
      (select id, kind, player_id, puzzle_id, version, source, state, attempt, verdict,
        submitted_at, enqueued_at, judged_at
        from submission)""";

  /**
   * The judged submissions of kind SUBMISSION, whatever their verdict. PostgreSQL reads those of
   * one player from an index alone.
   */
  public static final String JUDGED_SUBMISSIONS =
      """
      (select id, player_id, puzzle_id, verdict, submitted_at from submission
        where kind = 'SUBMISSION' and state = 'JUDGED')""";

  /**
   * Submissions by {@code id} with the judgement of their current attempt; {@code version} is the
   * version that they were judged against.
   */
  public static final String JUDGED =
      """
      (select s.id, s.kind, s.player_id, s.puzzle_id, s.state, s.attempt, s.verdict,
        s.submitted_at, s.judged_at, j.judgement, j.points, j.earned, (j.provenance ->> 'version')::int as version
        from submission s
        join judgement j on j.submission_id = s.id and j.attempt = s.attempt)""";

  /**
   * Adds the rows of the query that follows, with these columns. The caller holds the submissions'
   * locks.
   */
  public static final String INSERT_JUDGEMENTS =
      """
      insert into judgement (submission_id, attempt, verdict, judgement, provenance, points,
        unlocked, cpu_millis, steps, source_bytes, judged_at, repeats, earned)
      """;

  private SubmissionRelations() {}
}
