package io.arbiter.server.author.desk;

import io.arbiter.core.json.Codec;
import io.arbiter.server.database.Current;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a puzzle's statistics, in the caller's transaction. Each statement reads only the
 * puzzle's submissions of the period: their ids grow with time, and an index has them by puzzle.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class StatisticsStatements {
  /** The most tests that are listed. */
  private static final int TESTS = 20;

  /** Only the judgements of the newest failed submissions are read, so that this takes seconds. */
  static final int FAILED_SUBMISSIONS = 20_000;

  /** The longest time that one statement may hold a database connection. */
  private static final int TIMEOUT_SECONDS = 30;

  private static final String VERDICTS =
      """
      select cast(s.submitted_at at time zone 'UTC' as date) as day, s.verdict, count(*)
      from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
      group by day, s.verdict
      """;

  private static final String SOLVES =
      """
      select cast(s.submitted_at at time zone 'UTC' as date) as day, count(*)
      from judged_submission s
      join solved_puzzle f on f.player_id = s.player_id and f.puzzle_id = s.puzzle_id
        and f.submission_id = s.id
      where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
        and s.verdict = 'ACCEPTED'
      group by day
      """;

  private static final String PLAYERS =
      """
      select count(distinct s.player_id) as players,
        count(distinct s.player_id) filter (where s.verdict = 'ACCEPTED') as solvers
      from judged_submission s
      where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
      """;

  /**
   * Category and number of the failed test, in the text of a judgement. The text is not read as
   * JSON, because it may hold escapes of a player's output that PostgreSQL's functions for JSON
   * refuse. A quotation mark within a text of the JSON has a backslash, so the pattern matches only
   * the failure itself.
   */
  private static final String FAILED_TEST =
      """
      "failure":\\{"category":("(?:[^"\\\\]|\\\\.)*"),"index":([0-9]+)\
      """;

  private static final String FAILURES =
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
      """;

  private static final String TIME =
      """
      select percentile_cont(0.5) within group (order by t.seconds) as median,
        percentile_cont(0.9) within group (order by t.seconds) as p90
      from (select extract(epoch from s.submitted_at - (select min(a.submitted_at)
            from judged_submission a where a.player_id = s.player_id
              and a.puzzle_id = s.puzzle_id)) as seconds
          from judged_submission s
          join solved_puzzle f on f.player_id = s.player_id and f.puzzle_id = s.puzzle_id
            and f.submission_id = s.id
          where s.puzzle_id = :puzzle and s.id >= :first and s.submitted_at >= :since
            and s.verdict = 'ACCEPTED') t
      having count(*) > 0
      """;

  private static final String HINTS =
      """
      select h.number, count(*) from looked_hint h
      where h.puzzle_id = :puzzle and h.taken_at >= :since group by h.number order by h.number
      """;

  private final Session session;

  StatisticsStatements(@Current Session session) {
    this.session = session;
  }

  /**
   * The submissions of a period.
   *
   * @param first the least id that a submission of the period can have
   */
  record Period(UUID puzzle, Instant since, UUID first) {
    private <R> NativeQuery<R> of(NativeQuery<R> query) {
      return query
          .setParameter("puzzle", puzzle)
          .setParameter("first", first)
          .setParameter("since", since)
          .setTimeout(TIMEOUT_SECONDS);
    }
  }

  /** The number of submissions of a day with a verdict. */
  record Verdicts(LocalDate day, String verdict, long count) {}

  List<Verdicts> verdicts(Period period) {
    return period.of(session.createNativeQuery(VERDICTS, Verdicts.class)).getResultList();
  }

  /** The number of first solutions of a day. */
  record Solves(LocalDate day, long count) {}

  List<Solves> solves(Period period) {
    return period.of(session.createNativeQuery(SOLVES, Solves.class)).getResultList();
  }

  /** The number of players who submitted, and of those who had an accepted submission. */
  record Players(long players, long solvers) {}

  Players players(Period period) {
    return period.of(session.createNativeQuery(PLAYERS, Players.class)).getSingleResult();
  }

  /**
   * @param category as JSON
   */
  private record Failed(String category, int test, long count) {
    PuzzleStatistics.FailedTest shown() {
      return new PuzzleStatistics.FailedTest(Codec.fromJson(category, String.class), test, count);
    }
  }

  /** The tests at which most of the newest {@link #FAILED_SUBMISSIONS} fail, most first. */
  List<PuzzleStatistics.FailedTest> failures(Period period) {
    return period
        .of(session.createNativeQuery(FAILURES, Failed.class))
        .setParameter("submissions", FAILED_SUBMISSIONS)
        .setParameter("pattern", FAILED_TEST)
        .setParameter("tests", TESTS)
        .getResultStream()
        .map(Failed::shown)
        .toList();
  }

  /** In seconds. */
  private record Time(double median, double p90) {}

  Optional<PuzzleStatistics.TimeToSolve> time(Period period) {
    @Nullable Time time =
        period.of(session.createNativeQuery(TIME, Time.class)).getSingleResultOrNull();
    return Optional.ofNullable(time)
        .map(
            found ->
                new PuzzleStatistics.TimeToSolve(
                    Math.round(found.median() * 1000), Math.round(found.p90() * 1000)));
  }

  List<PuzzleStatistics.HintCount> hints(Period period) {
    return session
        .createNativeQuery(HINTS, PuzzleStatistics.HintCount.class)
        .setParameter("puzzle", period.puzzle())
        .setParameter("since", period.since())
        .getResultList();
  }
}
