package io.arbiter.server.profile;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Queries;
import io.arbiter.server.player.TimeZone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;

/** Queries of profiles and badges. */
interface ProfileQueries extends Queries {
  /** The number of published puzzles of a difficulty. */
  record OfLevel(int level, long puzzles) {}

  record Judged(UUID submission, String puzzle, String verdict, Instant judgedAt) {
    Profile.Recent shown() {
      return new Profile.Recent(submission, puzzle, Verdict.valueOf(verdict), judgedAt);
    }
  }

  /** The puzzles that a player has solved, newest first. */
  @SQL(
      """
      select v.slug, v.title, v.difficulty, g.points, g.solved_at
      from (select puzzle_id, cast(sum(points) as int) as points, min(gained_at) as solved_at
        from added_points g where g.player_id = :player group by puzzle_id) g
      join published_version v on v.puzzle_id = g.puzzle_id
      order by g.solved_at desc
      """)
  List<Profile.Solved> solved(UUID player);

  /** Counts from the index of the catalogue's order alone. */
  @HQL("select level, count(*) from PublishedPuzzle group by level")
  List<OfLevel> puzzlesByLevel();

  /** The newest judged submissions of a player, newest first. */
  @HQL(
      """
      select s.id, p.slug, s.verdict, s.judgedAt from OrdinarySubmission s
      join NamedPuzzle p on p.id = s.puzzleId
      where s.playerId = :player and s.kind = 'SUBMISSION' and s.state = 'JUDGED'
      order by s.id desc limit :limit
      """)
  List<Judged> recent(UUID player, int limit);

  default DayHistory days(UUID player, TimeZone zone) {
    return new DayHistory(quarters(player, Verdict.UNCOUNTED.toArray(String[]::new)), zone);
  }

  /** The database need not know the time zone, since it does not decide about days. */
  @SQL(
      """
      select date_bin('15 minutes', s.submitted_at, timestamptz '2000-01-01 00:00:00Z') as quarter,
        cast(count(*) filter (where s.verdict = 'ACCEPTED') as int), cast(count(*) as int),
        min(s.submitted_at) filter (where s.verdict = 'ACCEPTED')
      from judged_submission s
      where s.player_id = :player and s.verdict <> all(:uncounted)
      group by quarter
      """)
  List<DayHistory.Quarter> quarters(UUID player, String[] uncounted);

  @SQL(
      """
      select b.kind, b.earned_at, v.slug, v.title from badge b
      left join published_version v on v.puzzle_id = b.puzzle_id
      where b.player_id = :player order by b.earned_at, b.kind
      """)
  List<Badge> badges(UUID player);

  /** The first solutions of the puzzles that a player has solved, oldest first. */
  @SQL(
      """
      select f.puzzle_id, p.slug, v.difficulty, f.solved_at, count(s.id)
      from solved_puzzle f
      join named_puzzle p on p.id = f.puzzle_id
      left join published_version v on v.puzzle_id = f.puzzle_id
      left join judged_submission s on s.player_id = f.player_id and s.puzzle_id = f.puzzle_id
        and (s.submitted_at, s.id) < (f.solved_at, f.submission_id)
        and s.verdict <> all(:uncounted)
      where f.player_id = :player
      group by f.puzzle_id, f.submission_id, f.solved_at, p.slug, v.difficulty
      order by f.solved_at, f.submission_id
      """)
  List<BadgeRules.Solution> firstSolutions(UUID player, String[] uncounted);

  /**
   * A player's accepted solutions of puzzles of the day that were sent on the puzzle's date in any
   * time zone, oldest first. No time zone is further from UTC than 18 hours.
   */
  @SQL(
      """
      select d.day, s.puzzle_id, s.submitted_at from puzzle_of_day d
      join judged_submission s on s.puzzle_id = d.puzzle_id
        and s.submitted_at >= (d.day - interval '18 hours') at time zone 'UTC'
        and s.submitted_at < (d.day + interval '42 hours') at time zone 'UTC'
      where s.player_id = :player and s.verdict = 'ACCEPTED'
      order by s.submitted_at, s.id
      """)
  List<BadgeRules.DailySolution> aboutDaily(UUID player);

  /**
   * Gives badges to a player who has an account. Badges that the player has are left as they are.
   *
   * @param puzzles null for a badge that no puzzle earned
   */
  @SQL(
      """
      insert into badge (player_id, kind, earned_at, puzzle_id)
      select :player, b.kind, b.earned_at, b.puzzle_id
      from (select from present_player where id = :player for key share) kept,
        unnest(:kinds, :moments, :puzzles) b (kind, earned_at, puzzle_id)
      on conflict do nothing
      """)
  int addBadges(UUID player, String[] kinds, Instant[] moments, UUID[] puzzles);

  @SQL("delete from badge where player_id = :player")
  int deleteBadges(UUID player);
}
