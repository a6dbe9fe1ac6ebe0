package io.arbiter.server.author;

import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Queries of a puzzle's statistics and of its author's failures. Each one reads only the puzzle's
 * submissions of the period: their ids grow with time, and an index has them by puzzle. The least
 * id that a submission of the period can have is {@code first}. The caller limits the time of those
 * that may take long.
 */
interface DeskQueries extends Queries {
  /** The submissions of a day with a verdict, and those of them that are first solutions. */
  record Verdicts(LocalDate day, String verdict, long count, long solves) {}

  @SQL(
      """
      select cast(s.submitted_at at time zone 'UTC' as date) as day, s.verdict, count(*),
        count(f.submission_id) as solves
      from judged_submission s
      left join solved_puzzle f on f.player_id = s.player_id and f.puzzle_id = s.puzzle_id
        and f.submission_id = s.id and s.verdict = 'ACCEPTED'
      where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
      group by day, s.verdict
      """)
  SelectionQuery<Verdicts> verdicts(UUID puzzle, UUID first, Instant since);

  /** The number of players who submitted, and of those who had an accepted submission. */
  record Players(long players, long solvers) {}

  @SQL(
      """
      select count(distinct s.player_id) as players,
        count(distinct s.player_id) filter (where s.verdict = 'ACCEPTED') as solvers
      from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
      """)
  SelectionQuery<Players> players(UUID puzzle, UUID first, Instant since);

  /**
   * A test at which submissions failed.
   *
   * @param category as JSON
   */
  record Failed(String category, int test, long count) {}

  /**
   * The tests at which most of the newest failed submissions failed, most first.
   *
   * @param pattern finds category and number of the test in the text of a judgement
   */
  @SQL(
      """
      select m.found[1] as category, cast(m.found[2] as int) as test, count(*)
      from (
        select s.judgement from current_judgement s
        where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
          and s.kind = 'SUBMISSION' and s.state = 'JUDGED' and s.verdict <> 'ACCEPTED'
        order by s.id desc limit :submissions
      ) f cross join lateral regexp_match(cast(f.judgement as text), :pattern) m (found)
      where m.found is not null
      group by category, test order by count(*) desc, category, test limit :tests
      """)
  SelectionQuery<Failed> failedTests(
      UUID puzzle, UUID first, Instant since, int submissions, String pattern, int tests);

  @SQL(
      """
      select cast(floor(1000 * percentile_cont(0.5) within group (order by t.seconds) + 0.5)
          as bigint) as median,
        cast(floor(1000 * percentile_cont(0.9) within group (order by t.seconds) + 0.5)
          as bigint) as p90
      from (select extract(epoch from s.submitted_at - (select min(a.submitted_at)
            from judged_submission a where a.player_id = s.player_id
              and a.puzzle_id = s.puzzle_id)) as seconds
          from judged_submission s
          join solved_puzzle f on f.player_id = s.player_id and f.puzzle_id = s.puzzle_id
            and f.submission_id = s.id
          where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
            and s.verdict = 'ACCEPTED') t
      having count(*) > 0
      """)
  SelectionQuery<PuzzleStatistics.TimeToSolve> timeToSolve(UUID puzzle, UUID first, Instant since);

  @SQL(
      """
      select h.number, count(*) from looked_hint h
      where h.puzzle_id = :puzzle and h.taken_at >= :since group by h.number order by h.number
      """)
  List<PuzzleStatistics.HintCount> hints(UUID puzzle, Instant since);

  /** Failures of the author's code before this submission, newest first. */
  @SQL(
      """
      select s.id, p.name, s.judged_at, s.version, cast(s.judgement as text) as judgement
      from current_judgement s left join shown_player p on p.id = s.player_id
      where s.puzzle_id = :puzzle and s.state = 'JUDGED' and s.verdict = 'AUTHOR_ERROR'
        and s.submitted_at >= :since and (cast(:after as uuid) is null or s.id < :after)
      order by s.id desc limit :limit
      """)
  List<AuthorFailure> authorFailures(UUID puzzle, Instant since, @Nullable UUID after, int limit);
}
