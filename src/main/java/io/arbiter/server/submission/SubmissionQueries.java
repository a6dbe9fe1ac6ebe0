package io.arbiter.server.submission;

import io.arbiter.server.database.Queries;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries of submissions and judgements that were stored long ago. */
interface SubmissionQueries extends Queries {
  @SQL("select player_id, puzzle_id, kind, verdict from submission where id = :id for share")
  Optional<SubmissionStore.Sent> keep(UUID id);

  /** A number of submissions. */
  record Count(long value) {}

  @SQL(
      """
      select count(*) from submission where puzzle_id = :puzzle and kind = 'SUBMISSION'
        and state = 'JUDGED' and not (verdict = any(:uncounted))
      """)
  Count countJudged(UUID puzzle, String[] uncounted);

  /** Replaces the verdicts of the submissions that are judged; returns their number. */
  @SQL(
      """
      update submission s set attempt = s.attempt + 1, verdict = n.verdict, judged_at = now()
      from unnest(:ids, :verdicts) n (id, verdict)
      where s.id = n.id and s.state = 'JUDGED'
      """)
  int rejudge(UUID[] ids, String[] verdicts);

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

  @SQL(
      """
      select count(*) as value from submission where contest_id = :contest and state <> 'JUDGED'
      """)
  Count countOpen(UUID contest);

  @SQL("update submission set contest_id = null where contest_id = :contest")
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
  record OfRun(UUID submission, int attempt, String verdict, long cpuMillis, long steps) {}

  /** The judgements of a player's runs and scripts. */
  @SQL(
      """
      select j.submission_id, j.attempt, j.verdict, j.cpu_millis, j.steps
      from submission s join judgement j on j.submission_id = s.id
      where s.player_id = :player and s.kind in ('RUN', 'SCRATCH')
      """)
  List<OfRun> ofRuns(UUID player);

  /** Replaces the JSON of judgements. */
  @SQL(
      """
      update judgement j set judgement = cast(n.judgement as json)
      from unnest(:submissions, :attempts, :judgements) n (submission_id, attempt, judgement)
      where j.submission_id = n.submission_id and j.attempt = n.attempt
      """)
  int replace(UUID[] submissions, Integer[] attempts, String[] judgements);
}
