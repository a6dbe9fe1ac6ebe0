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
  public static final String SUBMISSIONS =
      """
      (select id, kind, player_id, puzzle_id, version, source, state, attempt, verdict,
        submitted_at, enqueued_at, judged_at
        from submission where contest_id is null or kind = 'SUBMISSION')\
      """;

  /**
   * The judged submissions of kind SUBMISSION, whatever their verdict. PostgreSQL reads those of
   * one player from an index alone.
   */
  public static final String JUDGED_SUBMISSIONS =
      """
      (select id, player_id, puzzle_id, verdict, submitted_at from submission
        where kind = 'SUBMISSION' and state = 'JUDGED')\
      """;

  /**
   * Submissions by {@code id} with the judgement of their current attempt; {@code version} is the
   * version that they were judged against. The same submissions as in {@link #SUBMISSIONS}.
   */
  public static final String JUDGED =
      """
      (select s.id, s.kind, s.player_id, s.puzzle_id, s.state, s.attempt, s.verdict,
        s.submitted_at, s.judged_at, j.judgement, j.points, j.earned, (j.provenance ->> 'version')::int as version
        from submission s
        join judgement j on j.submission_id = s.id and j.attempt = s.attempt
        where s.contest_id is null or s.kind = 'SUBMISSION')\
      """;

  /**
   * The submissions of contests, whether they count elsewhere or not. The {@code verdict} is null
   * before the first one.
   */
  public static final String OF_CONTESTS =
      """
      (select id, contest_id, player_id, puzzle_id, verdict, attempt, submitted_at, judged_at
        from submission where contest_id is not null and kind in ('CONTEST', 'SUBMISSION'))\
      """;

  /**
   * All submissions, runs and scripts, those of contests too. The caller decides who may see which
   * of them.
   */
  public static final String ALL =
      """
      (select id, kind, player_id, puzzle_id, version, source, stdin, state, attempt, verdict,
        submitted_at, enqueued_at, judged_at, batch, contest_id from submission)\
      """;

  /** Judgements by {@code submission_id} and {@code attempt}. */
  public static final String JUDGEMENTS =
      "(select submission_id, attempt, judgement, points, unlocked from judgement)";

  /** The verdicts of judgements, by {@code submission_id} and {@code attempt}. */
  public static final String VERDICTS = "(select submission_id, attempt, verdict from judgement)";

  /** The submissions, runs and scripts without a verdict. */
  public static final String OPEN =
      "(select id, batch, enqueued_at from submission where state <> 'JUDGED')";

  /**
   * When submissions, runs and scripts were sent and judged. {@code first} is false after a
   * rejudging. {@code wall_millis} is the first of its name in the judgement: the usage comes
   * before the results of single inputs, and quotes in texts are escaped.
   */
  public static final String JUDGED_TIMES =
      """
      (select s.verdict, s.submitted_at, s.judged_at, j.judged_at as worker_at,
        cast(substring(j.judgement::text from '"wallMillis":([0-9]+)') as bigint) as wall_millis,
        not exists (select from judgement e
          where e.submission_id = s.id and e.attempt < s.attempt) as first
        from submission s
        left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
        where s.state = 'JUDGED')\
      """;

  /** The submissions, runs and scripts whose current verdict is the judge's own fault. */
  public static final String JUDGE_ERRORS =
      """
      (select s.id, s.kind, s.player_id, s.puzzle_id, s.judged_at, j.provenance ->> 'worker' as worker
        from submission s
        left join judgement j on j.submission_id = s.id and j.attempt = s.attempt
        where s.verdict = 'JUDGE_ERROR')\
      """;

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
