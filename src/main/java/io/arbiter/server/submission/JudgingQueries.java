package io.arbiter.server.submission;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of submissions on their way to a verdict. */
interface JudgingQueries extends Queries {
  /** Locks the submissions that have no verdict yet, in the order of ids. */
  @SQL(
      """
      select s.id, s.attempt, s.kind, s.player_id, s.puzzle_id, v.slug,
        coalesce(v.points, 0) as points, octet_length(s.source) as source_bytes,
        s.language, s.submitted_at
      from submission s
      left join any_version v on v.puzzle_id = s.puzzle_id and v.number = s.version
      where s.id = any(:ids) and s.state <> 'JUDGED' order by s.id for update of s
      """)
  List<WaitingSubmission> lockWaiting(UUID[] ids);

  /**
   * Sets the verdicts of those submissions that are not judged yet, or that are judged if they are
   * judged {@code again}, which is a further attempt; returns their number.
   */
  @SQL(
      """
      update submission s set state = 'JUDGED', verdict = n.verdict, judged_at = now(),
        attempt = s.attempt + cast(:again as int)
      from unnest(:ids, :verdicts) n (id, verdict)
      where s.id = n.id and (s.state = 'JUDGED') = :again
      """)
  int judge(UUID[] ids, String[] verdicts, boolean again);

  @SQL(
      """
      update submission set ended_child_at = now() where id in (
        select id from submission where id = any(:ids) and ended_child_at is null
        order by id for update)
      """)
  int noteEndedChildren(UUID[] ids);

  /** Sets the points of a player's current judgements of a puzzle; all others add none. */
  @SQL(
      """
      update judgement j set points = n.points
      from (select s.id, s.attempt, coalesce(g.points, 0) as points
        from submission s
        left join unnest(:submissions, :points) g (id, points) on g.id = s.id
        where s.player_id = :player and s.puzzle_id = :puzzle) n
      where j.submission_id = n.id and j.attempt = n.attempt and j.points <> n.points
      """)
  int setPoints(UUID player, UUID puzzle, UUID[] submissions, Integer[] points);

  /** A moment by the clock of the database. */
  record Moment(Instant value) {}

  @SQL("select now()")
  Moment now();

  /** The job of a submission's new attempt, and whether it waits in the batch lane. */
  record Enqueued(boolean batch, Job job) {
    /** A row. Values that a script lacks are null; the limits are JSON. */
    Enqueued(
        UUID id,
        int attempt,
        String kind,
        boolean batch,
        @Nullable String slug,
        @Nullable Integer version,
        @Nullable String testSetHash,
        String source,
        String language,
        @Nullable String limits,
        Instant submittedAt,
        @Nullable String stdin,
        boolean clean) {
      var origin = new Job.Origin(id, attempt, submittedAt);
      var code = new SourceCode(ProgrammingLanguage.of(language), source);
      Job job =
          slug == null || version == null || testSetHash == null || limits == null
              ? new Job.Scratch(origin, code, Limits.DEFAULT, Objects.requireNonNullElse(stdin, ""))
              : job(
                  StoredKind.of(kind),
                  new Job.Submission(
                      origin,
                      new Job.Target(slug, version, testSetHash),
                      code,
                      Codec.fromJson(limits, Limits.class),
                      clean),
                  stdin);
      this(batch, job);
    }

    private static Job job(SubmissionKind kind, Job.Submission of, @Nullable String stdin) {
      return kind == SubmissionKind.RUN ? OwnInputs.restored(of, stdin) : of;
    }
  }

  /**
   * Begins new attempts of open submissions, the oldest first, unless their job waits in the
   * outbox: of those that were enqueued before {@code lost}, or, if it is null, of those that are
   * stuck.
   *
   * <p>A submission is stuck if much newer submissions of the lane are judged, or nothing is judged
   * at all, or the submission waits twelve times as long. The newest judged submission of a lane is
   * the first one in the order of an index; a maximum would read all judged submissions. Each
   * attempt has twice the time of the one before, up to 64 times: a job that ends its workers again
   * and again is given up only if its deliveries are counted in one attempt.
   *
   * @param patience in milliseconds
   */
  @SQL(
      """
      with enqueued as (
        update submission s set attempt = s.attempt + 1, enqueued_at = now()
        from submission o
          left join named_puzzle p on p.id = o.puzzle_id
          left join any_version v on v.puzzle_id = o.puzzle_id and v.number = o.version
        where o.id = s.id and s.id in (
            select id from submission
            where state <> 'JUDGED'
              and not exists (select from waiting_record w
                where w.key = cast(submission.id as text))
              and case when cast(:lost as timestamptz) is not null
                then enqueued_at < cast(:lost as timestamptz)
                else enqueued_at < now() - :patience * interval '1 ms' * (1 << least(attempt - 1, 6))
                  and (enqueued_at < case when batch
                      then (select enqueued_at from submission where state = 'JUDGED' and batch
                          order by enqueued_at desc limit 1)
                      else (select enqueued_at from submission where state = 'JUDGED' and not batch
                          order by enqueued_at desc limit 1)
                      end - :patience * interval '1 ms'
                    or not exists (select from submission
                      where judged_at > now() - :patience * interval '1 ms')
                    or enqueued_at
                      < now() - 12 * :patience * interval '1 ms' * (1 << least(attempt - 1, 6)))
                end
            order by enqueued_at limit :limit for update skip locked)
        returning s.id, s.attempt, s.kind, s.batch, p.slug, s.version, v.test_set_hash, s.source,
          s.language, v.limits, s.submitted_at, s.stdin, s.clean)
      select * from enqueued
      """)
  List<Enqueued> enqueueAgain(@Nullable Instant lost, long patience, int limit);
}
