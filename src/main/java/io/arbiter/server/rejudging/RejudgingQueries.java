package io.arbiter.server.rejudging;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of rejudgings. */
interface RejudgingQueries extends Queries {
  /** Newest first. */
  @HQL(
      """
      from RejudgingEntity where puzzleId = :puzzle
        and (cast(:after as uuid) is null or id < :after) order by id desc limit :limit
      """)
  List<RejudgingEntity> list(UUID puzzle, @Nullable UUID after, int limit);

  /**
   * A submission and its current judgement.
   *
   * @param slug of its puzzle, or null if it is a run
   * @param version that it was judged against last, or that it was sent for
   * @param held whether it belongs to a contest that is not closed
   */
  record Submitted(UUID puzzle, @Nullable String slug, int version, boolean judged, boolean held) {}

  @SQL(
      """
      select s.puzzle_id, p.slug, coalesce(j.version, s.version, 0) as version,
        j.id is not null as judged, s.kind = 'CONTEST' as held
      from any_submission s
      left join named_puzzle p on p.id = s.puzzle_id and s.kind = 'SUBMISSION'
      left join current_judgement j on j.id = s.id
      where s.id = :id
      """)
  Optional<Submitted> submission(UUID id);

  /**
   * Inserts a rejudging with an item for a judged submission, or for all of the puzzle. Counts 0
   * rejudgings if a unique index refuses it beside another one.
   */
  @SQL(
      """
      with judged as materialized (
        select s.id, s.player_id, s.attempt, s.verdict, s.version, s.earned
        from current_judgement s
        where s.kind = 'SUBMISSION' and s.state = 'JUDGED' and s.puzzle_id = :puzzle
          and (cast(:submission as uuid) is null or s.id = :submission)
      ), begun as (
        insert into rejudging (id, puzzle_id, version, submission_id, apply, state, requested_by,
          total)
        values (:id, :puzzle, :version, :submission, :apply, 'JUDGING', :requester,
          (select count(*) from judged))
        on conflict do nothing returning id
      ), added as (
        insert into rejudging_item (rejudging_id, submission_id, player_id, attempt, before,
          before_version, before_earned)
        select b.id, j.id, j.player_id, j.attempt, j.verdict, j.version, j.earned
        from begun b cross join judged j order by j.id
      )
      select count(*) from begun
      """)
  CountRow begin(
      UUID id, UUID puzzle, int version, @Nullable UUID submission, boolean apply, UUID requester);

  /** Closes a rejudging if all its items have an outcome; returns 1 if it did. */
  @HQL(
      """
      update RejudgingEntity set state = :applied, appliedAt = instant,
        skipped = (select cast(count(*) as Integer) from RejudgingItemEntity i
          where i.rejudging = :rejudging and i.outcome = 'SKIPPED')
      where id = :rejudging and state = :applying and not exists (
        select 1 from RejudgingItemEntity i
        where i.rejudging = :rejudging and i.outcome is null)
      """)
  int finish(UUID rejudging, Rejudging.State applying, Rejudging.State applied);
}
