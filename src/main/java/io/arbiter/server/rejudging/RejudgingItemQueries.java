package io.arbiter.server.rejudging;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.delivery.message.Job;
import io.arbiter.delivery.message.JudgingEvent;
import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of the submissions in rejudgings: which wait, which are judged, which are applied. */
interface RejudgingItemQueries extends Queries {
  /** A submission whose job is to be enqueued. */
  record Due(
      UUID submission,
      int attempt,
      String source,
      String language,
      Instant submittedAt,
      String slug,
      int version,
      String testSetHash,
      String limits) {
    /** The job has the number of the attempt that the result becomes if it is applied. */
    Job.Rejudgement job(UUID rejudging) {
      return new Job.Rejudgement(
          new Job.Origin(submission, attempt + 1, submittedAt),
          new Job.Target(slug, version, testSetHash),
          new SourceCode(ProgrammingLanguage.of(language), source),
          Codec.fromJson(limits, Limits.class),
          rejudging);
    }
  }

  /**
   * A result to apply.
   *
   * @param current whether the submission still has the judgement that the result was compared with
   * @param before the name of that judgement's verdict
   * @param verdict the name of the result's verdict
   */
  record Item(UUID submission, UUID puzzle, boolean current, String before, String verdict) {}

  /**
   * Marks the next items as enqueued, and returns them in the order of submission.
   *
   * @param batch the most items to return
   * @param lane the most jobs of the rejudging that may be under way, earlier ones included
   */
  @SQL(
      """
      with due as materialized (
        select submission_id from rejudging_item
        where rejudging_id = :rejudging and verdict is null and enqueued_at is null
        order by submission_id
        limit least(:batch, greatest(0, :lane - (select count(*) from rejudging_item
          where rejudging_id = :rejudging and verdict is null
            and enqueued_at is not null)))
        for update skip locked
      ), filled as (
        update rejudging_item i set enqueued_at = now()
        from due d, rejudging r, ordinary_submission s, named_puzzle p, any_version v
        where i.rejudging_id = :rejudging and i.submission_id = d.submission_id
          and r.id = i.rejudging_id and s.id = i.submission_id and p.id = r.puzzle_id
          and v.puzzle_id = r.puzzle_id and v.number = r.version
        returning s.id, i.attempt, s.source, s.language, s.submitted_at, p.slug, v.number,
          v.test_set_hash, v.limits
      )
      select * from filled order by id
      """)
  List<Due> enqueue(UUID rejudging, int batch, int lane);

  /** Lets jobs be enqueued again that have had no result for this time; returns their number. */
  @SQL(
      """
      update rejudging_item i set enqueued_at = null
      from rejudging r
      where r.state = 'JUDGING' and i.rejudging_id = r.id and i.verdict is null
        and i.enqueued_at < now() - :patience * interval '1 ms'
        and not exists (select from rejudging_item o
          where o.rejudging_id = r.id
            and o.received_at > now() - :patience * interval '1 ms')
        and not exists (select from waiting_record w
          where w.topic = :topic and w.key = cast(i.submission_id as text))
      """)
  int resetLost(long patience, String topic);

  /**
   * Stores a submission's first result; false if there is a result already.
   *
   * <p>A result changes something if the verdict is another one. It also does if a solution is
   * accepted by another version than before, since the judging version gives the points and the
   * places on the boards, or if the author's code gives other points than before. A failure by the
   * author's or the judge's fault changes nothing: the old judgement stays.
   */
  default boolean keep(JudgingEvent.Rejudged event) {
    Verdict verdict = event.judgement().verdict();
    return keep(
            event.rejudging(),
            event.submission(),
            verdict.name(),
            verdict.counts(),
            verdict == Verdict.ACCEPTED,
            event.provenance().version(),
            event.judgement().points(),
            Codec.toJson(event.judgement()),
            Codec.toJson(event.provenance()),
            event.judgement().usage().cpuMillis(),
            event.judgement().usage().steps(),
            event.provenance().judgedAt())
        > 0;
  }

  @SQL(
      """
      update rejudging_item i set received_at = now(), verdict = :verdict,
        changes = n.changes,
        judgement = case when n.changes then cast(:judgement as json) end,
        provenance = case when n.changes then cast(:provenance as json) end,
        cpu_millis = case when n.changes then cast(:cpu as bigint) end,
        steps = case when n.changes then cast(:steps as bigint) end,
        judged_at = case when n.changes then cast(:at as timestamptz) end,
        earned = case when n.changes then cast(:earned as int) end
      from (select o.rejudging_id, o.submission_id,
          :counts and (o.before <> :verdict
            or (:accepted and (o.before_version <> :version
              or o.before_earned is distinct from cast(:earned as int)))) as changes
        from rejudging_item o
        where o.rejudging_id = :rejudging and o.submission_id = :submission) n
      where i.rejudging_id = n.rejudging_id and i.submission_id = n.submission_id
        and i.verdict is null
      """)
  int keep(
      UUID rejudging,
      UUID submission,
      String verdict,
      boolean counts,
      boolean accepted,
      int version,
      @Nullable Integer earned,
      String judgement,
      String provenance,
      long cpu,
      long steps,
      Instant at);

  /** Closes the items whose results change nothing. */
  @HQL(
      """
      update RejudgingItemEntity set outcome = 'UNCHANGED'
      where rejudging = :rejudging and outcome is null and not changes
      """)
  int closeUnchanged(UUID rejudging);

  /** The next player with results to apply. */
  @HQL(
      """
      select player from RejudgingItemEntity
      where rejudging = :rejudging and outcome is null and changes
      order by player limit 1
      """)
  Optional<UUID> nextPlayer(UUID rejudging);

  /** Locks a player's results that are to be applied, and their submissions. */
  @SQL(
      """
      select s.id, s.puzzle_id, s.attempt = i.attempt as current, i.before, i.verdict
      from rejudging_item i join ordinary_submission s on s.id = i.submission_id
      where i.rejudging_id = :rejudging and i.player_id = :player
        and i.outcome is null and i.changes
      order by s.id for no key update of s, i
      """)
  List<Item> lock(UUID rejudging, UUID player);

  /**
   * Inserts results as judgements of the submissions' next attempts, and enqueues the deliveries of
   * the players' webhooks.
   */
  @SQL(
      """
      with judged as (
        select player_id, submission_id, attempt + 1 as attempt from rejudging_item
        where rejudging_id = :rejudging and submission_id = any(:submissions)
          and before <> verdict
      ), deliveries as (
        insert into judged_delivery (webhook_id, event, submission_id, attempt)
        select w.id, 'submission.judged', j.submission_id, j.attempt
        from judged j join judged_webhook w on w.player_id = j.player_id
        for key share of w skip locked
      ), added as (
        insert into judgement_to_store (submission_id, attempt, verdict, judgement, provenance,
          points, unlocked, cpu_millis, steps, source_bytes, judged_at, earned)
        select i.submission_id, i.attempt + 1, i.verdict, i.judgement, i.provenance, 0,
          cast(array[] as text[]), i.cpu_millis, i.steps, octet_length(s.source), i.judged_at,
          i.earned
        from rejudging_item i join ordinary_submission s on s.id = i.submission_id
        where i.rejudging_id = :rejudging and i.submission_id = any(:submissions)
        returning submission_id)
      select count(*) from added
      """)
  CountRow insertJudgements(UUID rejudging, UUID[] submissions);

  @SQL(
      """
      update rejudging_item set outcome = :outcome
      where rejudging_id = :rejudging and submission_id = any(:submissions)
      """)
  int mark(UUID rejudging, UUID[] submissions, String outcome);
}
