package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Queries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of the puzzle of the day. */
interface DailyQueries extends Queries {
  /** More than the time between a submission's id and its time. */
  Duration MARGIN = Duration.ofMinutes(1);

  /** The puzzle of a date. */
  record Chosen(UUID puzzle, String slug) {}

  /**
   * A published puzzle.
   *
   * @param shown the last date of which it is the puzzle; null if there is none
   */
  record Candidate(UUID puzzle, String slug, boolean alwaysOpen, @Nullable LocalDate shown) {}

  /** A period, whose end is not part of it. */
  record Period(Instant start, Instant end) {}

  /** A player's attempts at a puzzle within a period. */
  record Tries(long attempts, @Nullable Instant solvedAt) {}

  /** A number of players. */
  record Players(long number) {}

  /** That the lock is held. */
  record Locked(int value) {}

  /** The puzzle of a date, if it is chosen and still published. */
  @SQL(
      """
      select v.puzzle_id, v.slug from daily_puzzle d
      join puzzle_version v on v.puzzle_id = d.puzzle_id
      where d.day = :day and v.state = 'PUBLISHED'
      """)
  Optional<Chosen> find(LocalDate day);

  /** Lets only one transaction choose at a time; others may still read. */
  @SQL("select 1 from pg_advisory_xact_lock(hashtextextended('daily_puzzle', 0))")
  Locked lock();

  /** All published puzzles. */
  @SQL(
      """
      select v.puzzle_id, v.slug, v.always_open,
        (select max(d.day) from daily_puzzle d where d.puzzle_id = v.puzzle_id) as shown
      from puzzle_version v where v.state = 'PUBLISHED'
      """)
  List<Candidate> candidates();

  /** Makes a puzzle that of a date, also in place of another. */
  @SQL(
      """
      insert into daily_puzzle (day, puzzle_id) values (:day, :puzzle)
      on conflict (day) do update set puzzle_id = excluded.puzzle_id
      """)
  int set(LocalDate day, UUID puzzle);

  /** The number of players who had a solution accepted that they sent within a period. */
  default long solvers(UUID puzzle, Period period) {
    Instant start = period.start();
    return solvers(puzzle, firstId(start.minus(MARGIN)), start, period.end()).number();
  }

  /** The least UUIDv7 of a moment: its first 48 bits are the milliseconds since 1970. */
  private static UUID firstId(Instant at) {
    return new UUID(at.toEpochMilli() << 16, 0);
  }

  /**
   * The condition on the id changes nothing but the speed: ids are in the order of time, and the
   * index of a puzzle's submissions is in the order of ids.
   */
  @SQL(
      """
      select count(distinct s.player_id) from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :firstId and s.verdict = 'ACCEPTED'
        and s.submitted_at >= :start and s.submitted_at < :end
      """)
  Players solvers(UUID puzzle, UUID firstId, Instant start, Instant end);

  default Tries tries(UUID player, UUID puzzle, Period period) {
    String[] uncounted = Verdict.UNCOUNTED.toArray(String[]::new);
    return tries(player, puzzle, uncounted, period.start(), period.end());
  }

  @SQL(
      """
      select count(*), min(s.submitted_at) filter (where s.verdict = 'ACCEPTED')
      from judged_submission s
      where s.player_id = :player and s.puzzle_id = :puzzle and s.verdict <> all(:uncounted)
        and s.submitted_at >= :start and s.submitted_at < :end
      """)
  Tries tries(UUID player, UUID puzzle, String[] uncounted, Instant start, Instant end);
}
