package io.arbiter.server.author;

import io.arbiter.core.json.Codec;
import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.listing.Cursor;
import io.arbiter.core.listing.Page;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.database.TimeOrderedId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Computes how puzzles did in the last days, and finds the failures of their code. Thread-safe. */
@ApplicationScoped
@Transactional
class Statistics {
  /** The most tests that are listed. */
  private static final int TESTS = 20;

  /** Only the judgements of the newest failed submissions are read, so that this takes seconds. */
  static final int FAILED_SUBMISSIONS = 20_000;

  private static final Duration FAILURES_SHOWN = Duration.ofDays(30);

  /** The longest time that one query may hold a database connection. */
  private static final int TIMEOUT_SECONDS = 30;

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

  private final DeskQueries queries;
  private final InstantSource clock;

  @Inject
  Statistics(DeskQueries queries) {
    this(queries, InstantSource.system());
  }

  Statistics(DeskQueries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * @param days the number of days in UTC, today included
   */
  PuzzleStatistics of(UUID puzzle, int days) {
    LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
    Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    UUID least = TimeOrderedId.first(since);
    List<DeskQueries.Verdicts> verdicts = limited(queries.verdicts(puzzle, least, since)).list();
    DeskQueries.Players players = limited(queries.players(puzzle, least, since)).getSingleResult();
    return new PuzzleStatistics(
        days(first, days, verdicts),
        mix(verdicts),
        failedTests(puzzle, least, since),
        limited(queries.timeToSolve(puzzle, least, since)).getSingleResultOrNull(),
        queries.hints(puzzle, since),
        players.players(),
        players.solvers());
  }

  /** The failures of the author's code in the last 30 days, newest first. */
  Page<AuthorFailure> failures(UUID puzzle, PageRequest page) {
    @Nullable UUID after = Cursor.id(page.after).orElse(null);
    List<AuthorFailure> rows =
        queries.authorFailures(
            puzzle, clock.instant().minus(FAILURES_SHOWN), after, page.limit() + 1);
    return Page.of(rows, page.limit(), failure -> List.of(failure.submission()));
  }

  private static <R> SelectionQuery<R> limited(SelectionQuery<R> query) {
    return query.setTimeout(TIMEOUT_SECONDS);
  }

  private List<PuzzleStatistics.FailedTest> failedTests(UUID puzzle, UUID least, Instant since) {
    return limited(
            queries.failedTests(puzzle, least, since, FAILED_SUBMISSIONS, FAILED_TEST, TESTS))
        .stream()
        .map(
            one ->
                new PuzzleStatistics.FailedTest(
                    Codec.fromJson(one.category(), String.class), one.test(), one.count()))
        .toList();
  }

  private static List<PuzzleStatistics.Day> days(
      LocalDate first, int days, List<DeskQueries.Verdicts> verdicts) {
    Map<LocalDate, Long> attempts = new HashMap<>();
    Map<LocalDate, Long> solved = new HashMap<>();
    verdicts.forEach(one -> solved.merge(one.day(), one.solves(), Long::sum));
    verdicts.stream()
        .filter(one -> isAttempt(Verdict.valueOf(one.verdict())))
        .forEach(one -> attempts.merge(one.day(), one.count(), Long::sum));
    return IntStream.range(0, days)
        .mapToObj(first::plusDays)
        .map(
            day ->
                new PuzzleStatistics.Day(
                    day, attempts.getOrDefault(day, 0L), solved.getOrDefault(day, 0L)))
        .toList();
  }

  private static boolean isAttempt(Verdict verdict) {
    return verdict.blame() == Blame.NOBODY || verdict.blame() == Blame.PLAYER;
  }

  private static List<PuzzleStatistics.VerdictCount> mix(List<DeskQueries.Verdicts> verdicts) {
    Map<Verdict, Long> counts =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    one -> Verdict.valueOf(one.verdict()),
                    Collectors.summingLong(DeskQueries.Verdicts::count)));
    return counts.entrySet().stream()
        .map(entry -> new PuzzleStatistics.VerdictCount(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(PuzzleStatistics.VerdictCount::count)
                .reversed()
                .thenComparing(PuzzleStatistics.VerdictCount::verdict))
        .toList();
  }
}
