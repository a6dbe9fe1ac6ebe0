package io.arbiter.server.puzzle.catalog;

import io.arbiter.server.database.Queries;
import io.arbiter.server.puzzle.VersionState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.processing.HQL;
import org.hibernate.annotations.processing.SQL;
import org.jspecify.annotations.Nullable;

/** Queries of the puzzle of the day. */
interface DailyQueries extends Queries {
  record Chosen(UUID puzzle, String slug) {}

  /** A published puzzle, and the last date of which it is the puzzle. */
  record Candidate(UUID puzzle, String slug, boolean alwaysOpen, @Nullable LocalDate shown) {}

  record Attempts(long number, @Nullable Instant solvedAt) {}

  /** The puzzle of a date, if it is chosen and still published. */
  @HQL(
      """
      select v.puzzleId, v.slug from DailyPuzzleEntity d
      join VersionEntity v on v.puzzleId = d.puzzleId
      where d.day = :day and v.state = :published
      """)
  Optional<Chosen> find(LocalDate day, VersionState published);

  /** Lets only one transaction choose at a time; others may still read. */
  @SQL("select cast(1 as bigint) from pg_advisory_xact_lock(hashtextextended('daily_puzzle', 0))")
  CountRow lock();

  @HQL(
      """
      select v.puzzleId, v.slug, v.alwaysOpen,
        (select max(d.day) from DailyPuzzleEntity d where d.puzzleId = v.puzzleId)
      from VersionEntity v where v.state = :published
      """)
  List<Candidate> candidates(VersionState published);

  /** Makes a puzzle that of a date, also in place of another. */
  @HQL(
      """
      insert into DailyPuzzleEntity (day, puzzleId) values (:day, :puzzle)
      on conflict (day) do update set puzzleId = :puzzle
      """)
  int set(LocalDate day, UUID puzzle);

  /**
   * The number of players who had a solution accepted that they sent within a period. The condition
   * on the id changes nothing but the speed: ids are in the order of time, and the index of a
   * puzzle's submissions is in the order of ids.
   *
   * @param end not part of the period
   */
  @SQL(
      """
      select count(distinct s.player_id) from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :firstId and s.verdict = 'ACCEPTED'
        and s.submitted_at >= :start and s.submitted_at < :end
      """)
  CountRow solvers(UUID puzzle, UUID firstId, Instant start, Instant end);

  @SQL(
      """
      select count(*), min(s.submitted_at) filter (where s.verdict = 'ACCEPTED')
      from judged_submission s
      where s.player_id = :player and s.puzzle_id = :puzzle and s.verdict <> all(:uncounted)
        and s.submitted_at >= :start and s.submitted_at < :end
      """)
  Attempts attempts(UUID player, UUID puzzle, String[] uncounted, Instant start, Instant end);
}
