package io.arbiter.server.contest.standings;

import io.arbiter.core.contest.Cell;
import io.arbiter.core.contest.Freeze;
import io.arbiter.core.contest.Try;
import io.arbiter.core.contest.TryOutcome;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of contests' standings and submissions. */
interface StandingsQueries extends Queries {
  /** A registered player; the name is null after a deletion. */
  record Contestant(UUID player, @Nullable String name) {}

  @SQL(
      """
      select r.player_id, p.name
      from contest_registration r left join shown_player p on p.id = r.player_id
      where r.contest_id = :contest
      """)
  List<Contestant> contestants(UUID contest);

  /** A cell of a player. */
  record PlayersCell(UUID player, Cell cell) {
    PlayersCell(
        UUID player,
        int puzzle,
        int wrong,
        int pending,
        @Nullable Instant pendingSince,
        @Nullable Instant acceptedAt) {
      this(player, new Cell(puzzle, wrong, pending, pendingSince, acceptedAt));
    }
  }

  /**
   * The cells of all players who have tried something. The tries that a freeze hides, and those
   * without a verdict, count as pending.
   *
   * @param freeze from when on verdicts are hidden unless they are revealed; null to hide nothing
   * @param free the verdicts that cost nothing
   */
  @SQL(
      """
      with made as (
        select s.player_id, p.position, s.submitted_at,
          case when s.verdict is null
                or (s.submitted_at >= cast(:freeze as timestamptz) and v.step is null)
              then 'PENDING'
            when s.verdict = 'ACCEPTED' then 'ACCEPTED'
            when s.verdict = any(:free) then 'FREE' else 'WRONG' end as outcome
        from contest_submission s
        join contest_puzzle p on p.contest_id = s.contest_id and p.puzzle_id = s.puzzle_id
        left join contest_reveal v on v.contest_id = s.contest_id
          and v.player_id = s.player_id and v.puzzle_id = s.puzzle_id
        where s.contest_id = :contest
      ), timed as (
        select *, min(submitted_at) filter (where outcome = 'ACCEPTED')
            over (partition by player_id, position) as accepted_at
        from made
      ), counted as (
        select * from timed where accepted_at is null or submitted_at <= accepted_at
      )
      select player_id, position,
        cast(count(*) filter (where outcome = 'WRONG' and submitted_at is distinct from accepted_at)
          as int) as wrong,
        cast(count(*) filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at)
          as int) as pending,
        min(submitted_at)
          filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at)
          as pending_since,
        accepted_at
      from counted group by player_id, position, accepted_at
      """)
  List<PlayersCell> cells(UUID contest, @Nullable Instant freeze, String[] free);

  record Mark(String value) {}

  /** Changes with each change of the standings, and when the contest is deleted. */
  @SQL(
      """
      select concat_ws('/', count(*), count(s.verdict), sum(s.attempt), max(s.judged_at),
        (select count(*) from contest_reveal v where v.contest_id = :contest),
        (select concat_ws('/', count(*), count(p.name)) from contest_registration r
          left join shown_player p on p.id = r.player_id where r.contest_id = :contest),
        (select count(*) from contest c where c.id = :contest))
      from contest_submission s where s.contest_id = :contest
      """)
  Mark mark(UUID contest);

  /** A try with the verdict of its current judgement. */
  record StoredTry(UUID player, int puzzle, Instant submittedAt, @Nullable String verdict) {
    Try made() {
      return new Try(
          player,
          puzzle,
          submittedAt,
          TryOutcome.of(verdict == null ? null : Verdict.valueOf(verdict)));
    }
  }

  @SQL(
      """
      select s.player_id, p.position, s.submitted_at, j.verdict
      from contest_submission s
      join contest_puzzle p on p.contest_id = s.contest_id and p.puzzle_id = s.puzzle_id
      left join judgement_verdict j on j.submission_id = s.id and j.attempt = s.attempt
      where s.contest_id = :contest
      """)
  List<StoredTry> tries(UUID contest);

  /** What the unfreezing has shown. */
  @SQL(
      """
      select v.player_id, p.position
      from contest_reveal v
      join contest_puzzle p on p.contest_id = v.contest_id and p.puzzle_id = v.puzzle_id
      where v.contest_id = :contest
      """)
  List<Freeze.Place> revealed(UUID contest);

  record Number(int value) {}

  /**
   * Adds steps after the earlier ones.
   *
   * @param remaining how many places are hidden before these steps
   * @return the number of the first of them
   */
  @SQL(
      """
      with added as (
        insert into contest_reveal (contest_id, step, player_id, puzzle_id, accepted, rank_before,
          rank_after, remaining)
        select :contest, d.done + n.number, n.player_id, n.puzzle_id, n.accepted, n.rank_before,
          n.rank_after, :remaining - n.number
        from (select count(*) as done from contest_reveal where contest_id = :contest) d,
          unnest(:players, :puzzles, :accepted, :before, :after) with ordinality
            n (player_id, puzzle_id, accepted, rank_before, rank_after, number)
        returning step)
      select min(step) from added
      """)
  Number addSteps(
      UUID contest,
      int remaining,
      UUID[] players,
      UUID[] puzzles,
      Boolean[] accepted,
      Integer[] before,
      Integer[] after);

  /** A stored step. */
  record StoredStep(
      @Nullable String player,
      UUID puzzle,
      boolean accepted,
      int rankBefore,
      int rankAfter,
      int remaining) {}

  @SQL(
      """
      select p.name, v.puzzle_id, v.accepted, v.rank_before, v.rank_after, v.remaining
      from contest_reveal v left join shown_player p on p.id = v.player_id
      where v.contest_id = :contest and v.step = :step
      """)
  Optional<StoredStep> step(UUID contest, int step);

  /** A step that revealed something of a player. */
  record OwnReveal(UUID contest, UUID puzzle, boolean accepted, Instant revealedAt) {}

  @SQL(
      """
      select contest_id, puzzle_id, accepted, revealed_at from contest_reveal
      where player_id = :player order by revealed_at
      """)
  List<OwnReveal> revealsOf(UUID player);

  /** All submissions of a contest, by id. */
  @SQL(
      """
      select s.id, p.name, z.slug, s.verdict, s.submitted_at, s.judged_at
      from contest_submission s
      left join shown_player p on p.id = s.player_id
      join named_puzzle z on z.id = s.puzzle_id
      where s.contest_id = :contest order by s.id
      """)
  List<ContestExport.Sent> submissions(UUID contest);
}
