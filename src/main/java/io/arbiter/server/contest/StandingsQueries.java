package io.arbiter.server.contest;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.contest.scoring.Cell;
import io.arbiter.server.contest.scoring.Try;
import io.arbiter.server.database.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of contests' standings and submissions. */
interface StandingsQueries extends Queries {
  record RowsCell(UUID row, Cell cell) {
    RowsCell(
        UUID row,
        int puzzle,
        int wrong,
        int pending,
        @Nullable Instant pendingSince,
        @Nullable Instant acceptedAt) {
      this(row, new Cell(puzzle, wrong, pending, pendingSince, acceptedAt));
    }
  }

  /**
   * The cells of all rows that have tried something. The tries that a freeze hides, and those
   * without a verdict, count as pending.
   *
   * @param freeze from when on verdicts are hidden unless they are revealed; null to hide nothing
   * @param free the verdicts that cost nothing
   */
  @SQL(
      """
      with made as (
        select s.row_id, s.position, s.submitted_at,
          case when s.verdict is null
                or (s.submitted_at >= cast(:freeze as timestamptz) and not s.revealed)
              then 'PENDING'
            when s.verdict = 'ACCEPTED' then 'ACCEPTED'
            when s.verdict = any(:free) then 'FREE' else 'WRONG' end as outcome
        from contest_try s where s.contest_id = :contest
      ), timed as (
        select *, min(submitted_at) filter (where outcome = 'ACCEPTED')
            over (partition by row_id, position) as accepted_at
        from made
      ), counted as (
        select * from timed where accepted_at is null or submitted_at <= accepted_at
      )
      select row_id, position,
        cast(count(*) filter (where outcome = 'WRONG' and submitted_at is distinct from accepted_at)
          as int) as wrong,
        cast(count(*) filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at)
          as int) as pending,
        min(submitted_at)
          filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at)
          as pending_since,
        accepted_at
      from counted group by row_id, position, accepted_at
      """)
  List<RowsCell> cells(UUID contest, @Nullable Instant freeze, String[] free);

  /** Changes with each change of the standings, and when the contest is deleted. */
  @SQL(
      """
      select concat_ws('/', count(*), count(s.verdict), sum(s.attempt), max(s.judged_at),
        (select count(*) from contest_reveal v where v.contest_id = :contest),
        (select concat_ws('/', count(*), count(p.name),
            sum(hashtext(concat_ws('/', r.player_id, r.staff, r.team_id, r.ruling))))
          from contest_participation r left join shown_player p on p.id = r.player_id where r.contest_id = :contest),
        (select count(*) from contest c where c.id = :contest))
      from contest_submission s where s.contest_id = :contest
      """)
  TextRow mark(UUID contest);

  /** {@code revealed}: the unfreezing has shown what the row sent for the puzzle. */
  record StoredTry(Try made, boolean revealed) {
    StoredTry(
        UUID row, int puzzle, Instant submittedAt, @Nullable String verdict, boolean revealed) {
      this(
          new Try(
              row,
              puzzle,
              submittedAt,
              Try.Outcome.of(verdict == null ? null : Verdict.valueOf(verdict))),
          revealed);
    }
  }

  @SQL(
      """
      select s.row_id, s.position, s.submitted_at, j.verdict, s.revealed
      from contest_try s
      left join judgement_verdict j on j.submission_id = s.id and j.attempt = s.attempt
      where s.contest_id = :contest
      """)
  List<StoredTry> tries(UUID contest);

  /**
   * What a player has submitted outside the contest to its puzzles from a time on, and before the
   * length of the contest was over, as if the contest had started then.
   *
   * @param row the id of the row that gets the tries
   */
  @SQL(
      """
      select cast(:row as uuid) as row_id, p.position,
        c.starts_at + (s.submitted_at - cast(:start as timestamptz)) as submitted_at, s.verdict,
        true as revealed
      from contest c join contest_puzzle p on p.contest_id = c.id
      join ordinary_submission s on s.puzzle_id = p.puzzle_id
      where c.id = :contest and s.player_id = :player and s.kind = 'SUBMISSION'
        and s.submitted_at >= cast(:start as timestamptz)
        and s.submitted_at < cast(:start as timestamptz) + (c.ends_at - c.starts_at)
      """)
  List<StoredTry> virtualTries(UUID contest, UUID row, UUID player, Instant start);

  /** The slugs of the puzzles that a row has solved. */
  @SQL(
      """
      select distinct z.slug from contest_try s join named_puzzle z on z.id = s.puzzle_id
      where s.contest_id = :contest and s.row_id = :row and s.verdict = 'ACCEPTED'
      """)
  List<TextRow> solved(UUID contest, UUID row);

  /** The submissions of a contest, the earliest first. */
  @SQL(
      """
      select id, row_id, position, submitted_at, verdict, judged_at, revealed, language
      from contest_try where contest_id = :contest order by submitted_at, id
      """)
  List<EventFeed.Sent> sent(UUID contest);

  @SQL(
      """
      select p.position, cast(v.limits as text) as limits
      from contest_puzzle p join any_version v on v.puzzle_id = p.puzzle_id and v.number = p.version
      where p.contest_id = :contest
      """)
  List<EventFeed.PuzzleLimits> limits(UUID contest);

  record Number(int value) {}

  /**
   * Adds steps after the earlier ones; returns the first number. {@code remaining} are hidden
   * before.
   */
  @SQL(
      """
      with added as (
        insert into contest_reveal (contest_id, step, row_id, puzzle_id, accepted, rank_before,
          rank_after, remaining)
        select :contest, d.done + n.number, n.row_id, n.puzzle_id, n.accepted, n.rank_before,
          n.rank_after, :remaining - n.number
        from (select count(*) as done from contest_reveal where contest_id = :contest) d,
          unnest(:rows, :puzzles, :accepted, :before, :after) with ordinality
            n (row_id, puzzle_id, accepted, rank_before, rank_after, number)
        returning step)
      select min(step) from added
      """)
  Number addSteps(
      UUID contest,
      int remaining,
      UUID[] rows,
      UUID[] puzzles,
      Boolean[] accepted,
      Integer[] before,
      Integer[] after);

  @SQL(
      """
      select p.name, z.slug, v.accepted, v.rank_before, v.rank_after, v.remaining
      from contest_reveal v join named_puzzle z on z.id = v.puzzle_id
      left join lateral (
        select p.name from contest_registration r join present_player p on p.id = r.player_id
        where r.contest_id = v.contest_id and coalesce(r.team_id, r.player_id) = v.row_id
        order by r.registered_at, r.player_id limit 1) p on true
      where v.contest_id = :contest and v.step = :step
      """)
  Optional<Unfreezing.Revealed> step(UUID contest, int step);

  record OwnReveal(UUID contest, UUID puzzle, boolean accepted, Instant revealedAt) {}

  @SQL(
      """
      select contest_id, puzzle_id, accepted, revealed_at from contest_reveal
      where row_id = :player or row_id in (
        select team_id from contest_registration where player_id = :player)
      order by revealed_at
      """)
  List<OwnReveal> revealsOf(UUID player);

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
