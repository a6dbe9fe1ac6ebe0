package io.arbiter.server.contest.standings;

import io.arbiter.core.contest.Cell;
import io.arbiter.core.contest.Freeze;
import io.arbiter.core.contest.Resolver;
import io.arbiter.core.contest.Try;
import io.arbiter.core.contest.TryOutcome;
import io.arbiter.core.judging.Verdict;
import io.arbiter.server.contest.ContestPuzzle;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of contests' standings. */
@ApplicationScoped
class StandingsStatements {
  /** The tries that a freeze hides, and those without a verdict, count as pending. */
  private static final String CELLS =
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
        (count(*) filter (where outcome = 'WRONG' and submitted_at is distinct from accepted_at))::int
          as wrong,
        (count(*) filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at))
          ::int as pending,
        min(submitted_at)
          filter (where outcome = 'PENDING' and submitted_at is distinct from accepted_at)
          as pending_since,
        accepted_at
      from counted group by player_id, position, accepted_at
      """;

  private static final String CONTESTANTS =
      """
      select r.player_id, p.name
      from contest_registration r left join shown_player p on p.id = r.player_id
      where r.contest_id = :contest
      """;

  /** Changes with each change of the standings, and when the contest is deleted. */
  private static final String MARK =
      """
      select concat_ws('/', count(*), count(s.verdict), sum(s.attempt), max(s.judged_at),
        (select count(*) from contest_reveal v where v.contest_id = :contest),
        (select concat_ws('/', count(*), count(p.name)) from contest_registration r
          left join shown_player p on p.id = r.player_id where r.contest_id = :contest),
        (select count(*) from contest c where c.id = :contest))
      from contest_submission s where s.contest_id = :contest
      """;

  /** All tries with the verdicts of their current judgements. */
  private static final String TRIES =
      """
      select s.player_id, p.position, s.submitted_at, j.verdict
      from contest_submission s
      join contest_puzzle p on p.contest_id = s.contest_id and p.puzzle_id = s.puzzle_id
      left join judgement_verdict j on j.submission_id = s.id and j.attempt = s.attempt
      where s.contest_id = :contest
      """;

  private static final String REVEALED =
      """
      select v.player_id, p.position
      from contest_reveal v
      join contest_puzzle p on p.contest_id = v.contest_id and p.puzzle_id = v.puzzle_id
      where v.contest_id = :contest
      """;

  private static final String ADD_STEPS =
      """
      insert into contest_reveal (contest_id, step, player_id, puzzle_id, accepted, rank_before,
        rank_after, remaining)
      select :contest, :first + n.number - 1, n.player_id, n.puzzle_id, n.accepted, n.rank_before,
        n.rank_after, :remaining - n.number
      from unnest(:players, :puzzles, :accepted, :before, :after) with ordinality
        n (player_id, puzzle_id, accepted, rank_before, rank_after, number)
      """;

  private static final String STEP =
      """
      select p.name, v.puzzle_id, v.accepted, v.rank_before, v.rank_after, v.remaining
      from contest_reveal v left join shown_player p on p.id = v.player_id
      where v.contest_id = :contest and v.step = :step
      """;

  private final Session session;

  StandingsStatements(@Current Session session) {
    this.session = session;
  }

  /** A registered player; the name is null after a deletion. */
  record Contestant(UUID player, @Nullable String name) {}

  List<Contestant> contestants(UUID contest) {
    return session
        .createNativeQuery(CONTESTANTS, Contestant.class)
        .setParameter("contest", contest)
        .getResultList();
  }

  /** A cell of a player. */
  record PlayersCell(UUID player, Cell cell) {}

  private record StoredCell(
      UUID player,
      int puzzle,
      int wrong,
      int pending,
      @Nullable Instant pendingSince,
      @Nullable Instant acceptedAt) {
    PlayersCell cell() {
      return new PlayersCell(player, new Cell(puzzle, wrong, pending, pendingSince, acceptedAt));
    }
  }

  /**
   * The cells of all players who have tried something.
   *
   * @param freeze from when on verdicts are hidden unless they are revealed; null to hide nothing
   */
  List<PlayersCell> cells(UUID contest, @Nullable Instant freeze) {
    return session
        .createNativeQuery(CELLS, StoredCell.class)
        .setParameter("contest", contest)
        .setParameter("freeze", freeze, Instant.class)
        .setParameter("free", TryOutcome.FREE_VERDICTS.toArray(String[]::new))
        .getResultStream()
        .map(StoredCell::cell)
        .toList();
  }

  String mark(UUID contest) {
    return Column.query(session, MARK, String.class)
        .setParameter("contest", contest)
        .getSingleResult();
  }

  private record StoredTry(UUID player, int puzzle, Instant submittedAt, @Nullable String verdict) {
    Try made() {
      return new Try(
          player,
          puzzle,
          submittedAt,
          TryOutcome.of(verdict == null ? null : Verdict.valueOf(verdict)));
    }
  }

  List<Try> tries(UUID contest) {
    return session
        .createNativeQuery(TRIES, StoredTry.class)
        .setParameter("contest", contest)
        .getResultStream()
        .map(StoredTry::made)
        .toList();
  }

  /** What the unfreezing has shown. */
  List<Freeze.Place> revealed(UUID contest) {
    return session
        .createNativeQuery(REVEALED, Freeze.Place.class)
        .setParameter("contest", contest)
        .getResultList();
  }

  int countSteps(UUID contest) {
    return Column.query(
            session,
            "select count(*)::int from contest_reveal where contest_id = :contest",
            Integer.class)
        .setParameter("contest", contest)
        .getSingleResult();
  }

  /**
   * Adds steps after the {@code done} ones.
   *
   * @param remaining how many places are hidden before these steps
   */
  void addSteps(
      UUID contest,
      int done,
      int remaining,
      List<ContestPuzzle> puzzles,
      List<Resolver.Step> steps) {
    session
        .createNativeMutationQuery(ADD_STEPS)
        .setParameter("contest", contest)
        .setParameter("first", done + 1)
        .setParameter("remaining", remaining)
        .setParameter("players", steps.stream().map(Resolver.Step::player).toArray(UUID[]::new))
        .setParameter(
            "puzzles",
            steps.stream().map(step -> puzzles.get(step.puzzle()).puzzle()).toArray(UUID[]::new))
        .setParameter(
            "accepted", steps.stream().map(Resolver.Step::accepted).toArray(Boolean[]::new))
        .setParameter(
            "before", steps.stream().map(Resolver.Step::rankBefore).toArray(Integer[]::new))
        .setParameter("after", steps.stream().map(Resolver.Step::rankAfter).toArray(Integer[]::new))
        .executeUpdate();
  }

  /** A stored step. */
  record StoredStep(
      @Nullable String player,
      UUID puzzle,
      boolean accepted,
      int rankBefore,
      int rankAfter,
      int remaining) {}

  Optional<StoredStep> step(UUID contest, int step) {
    return session
        .createNativeQuery(STEP, StoredStep.class)
        .setParameter("contest", contest)
        .setParameter("step", step)
        .uniqueResultOptional();
  }

  /** A step that revealed something of a player. */
  record OwnReveal(UUID contest, UUID puzzle, boolean accepted, Instant revealedAt) {}

  List<OwnReveal> revealsOf(UUID player) {
    return session
        .createNativeQuery(
            """
            select contest_id, puzzle_id, accepted, revealed_at from contest_reveal
            where player_id = :player order by revealed_at
            """,
            OwnReveal.class)
        .setParameter("player", player)
        .getResultList();
  }
}
