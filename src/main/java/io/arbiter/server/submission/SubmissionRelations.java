package io.arbiter.server.submission;

/** The part of SQL with which other packages add judgements. */
public final class SubmissionRelations {
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
