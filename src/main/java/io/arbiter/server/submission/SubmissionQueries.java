package io.arbiter.server.submission;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries of submissions and judgements that were stored long ago. */
interface SubmissionQueries extends Queries {
  /** The condition on the kind leaves out what was released before. */
  @SQL(
      """
      with released as (
        update submission set kind = 'SUBMISSION'
        where contest_id = :contest and player_id = :player and kind = 'CONTEST'
        returning id, puzzle_id, verdict)
      select id, puzzle_id, verdict from released
      """)
  List<SubmissionStore.Released> release(UUID contest, UUID player);

  @HQL(
      """
      select distinct player from SubmissionEntity
      where contest = :contest and kind = 'CONTEST' order by player
      """)
  List<UUID> heldPlayers(UUID contest);

  @HQL("update SubmissionEntity set contest = null where contest = :contest")
  int detach(UUID contest);

  @SQL(
      """
      update submission set source = '', stdin = null where id in (
        select id from submission where player_id = :player and kind in ('RUN', 'SCRATCH')
        order by id for no key update)
      """)
  int emptySources(UUID player);

  @SQL(
      """
      update judgement j set points = 0 from submission s
      where s.player_id = :player and j.submission_id = s.id and j.points <> 0
      """)
  int clearPoints(UUID player);

  /** A judgement of a run or a script, without its JSON. */
  record RunJudgement(UUID submission, int attempt, String verdict, long cpuMillis, long steps) {}

  @SQL(
      """
      select j.submission_id, j.attempt, j.verdict, j.cpu_millis, j.steps
      from submission s join judgement j on j.submission_id = s.id
      where s.player_id = :player and s.kind in ('RUN', 'SCRATCH')
      """)
  List<RunJudgement> runJudgements(UUID player);

  /** Replaces the JSON of judgements. */
  @SQL(
      """
      update judgement j set judgement = cast(n.judgement as json)
      from unnest(:submissions, :attempts, :judgements) n (submission_id, attempt, judgement)
      where j.submission_id = n.submission_id and j.attempt = n.attempt
      """)
  int replace(UUID[] submissions, Integer[] attempts, String[] judgements);
}
