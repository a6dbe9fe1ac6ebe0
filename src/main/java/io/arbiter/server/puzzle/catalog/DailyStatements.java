package io.arbiter.server.puzzle.catalog;

import io.arbiter.core.judging.Verdict;
import io.arbiter.server.database.Column;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL of the puzzle of the day. */
@ApplicationScoped
@Transactional(TxType.SUPPORTS)
class DailyStatements {
  private static final String FIND =
      """
      select v.puzzle_id, v.slug from daily_puzzle d
      join puzzle_version v on v.puzzle_id = d.puzzle_id
      where d.day = :day and v.state = 'PUBLISHED'
      """;

  private static final String CANDIDATES =
      """
      select v.puzzle_id, v.slug, v.always_open,
        (select max(d.day) from daily_puzzle d where d.puzzle_id = v.puzzle_id) as shown
      from puzzle_version v where v.state = 'PUBLISHED'
      """;

  private static final String SET =
      """
      insert into daily_puzzle (day, puzzle_id) values (:day, :puzzle)
      on conflict (day) do update set puzzle_id = excluded.puzzle_id
      """;

  /**
   * The condition on the id changes nothing but the speed: ids are in the order of time, and the
   * index of a puzzle's submissions is in the order of ids.
   */
  private static final String SOLVERS =
      """
      select count(distinct s.player_id) from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :firstId and s.verdict = 'ACCEPTED'
        and s.submitted_at >= :start and s.submitted_at < :end
      """;

  private static final String OF_PLAYER =
      """
      select count(*), min(s.submitted_at) filter (where s.verdict = 'ACCEPTED')
      from judged_submission s
      where s.player_id = :player and s.puzzle_id = :puzzle and s.verdict <> all(:uncounted)
        and s.submitted_at >= :start and s.submitted_at < :end
      """;

  /** More than the time between a submission's id and its time. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Session session;

  DailyStatements(@Current Session session) {
    this.session = session;
  }

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

  /** The puzzle of a date, if it is chosen and still published. */
  Optional<Chosen> find(LocalDate day) {
    return session
        .createNativeQuery(FIND, Chosen.class)
        .setParameter("day", day)
        .uniqueResultOptional();
  }

  /** Lets only one transaction choose at a time; others may still read. */
  @Transactional(TxType.MANDATORY)
  void lock() {
    session
        .createNativeMutationQuery("lock table daily_puzzle in share row exclusive mode")
        .executeUpdate();
  }

  /** All published puzzles. */
  List<Candidate> candidates() {
    return session.createNativeQuery(CANDIDATES, Candidate.class).getResultList();
  }

  /** Makes a puzzle that of a date, also in place of another. */
  @Transactional(TxType.MANDATORY)
  void set(LocalDate day, UUID puzzle) {
    session
        .createNativeMutationQuery(SET)
        .setParameter("day", day)
        .setParameter("puzzle", puzzle)
        .executeUpdate();
  }

  /** The number of players who had a solution accepted that they sent within a period. */
  long solvers(UUID puzzle, Period period) {
    return Column.query(session, SOLVERS, Long.class)
        .setParameter("puzzle", puzzle)
        .setParameter("firstId", firstId(period.start().minus(MARGIN)))
        .setParameter("start", period.start())
        .setParameter("end", period.end())
        .getSingleResult();
  }

  /** The least UUIDv7 of a moment: its first 48 bits are the milliseconds since 1970. */
  private static UUID firstId(Instant at) {
    return new UUID(at.toEpochMilli() << 16, 0);
  }

  Tries tries(UUID player, UUID puzzle, Period period) {
    return session
        .createNativeQuery(OF_PLAYER, Tries.class)
        .setParameter("player", player)
        .setParameter("puzzle", puzzle)
        .setParameter("uncounted", Verdict.UNCOUNTED.toArray(String[]::new))
        .setParameter("start", period.start())
        .setParameter("end", period.end())
        .getSingleResult();
  }
}
