package io.arbiter.server.author.desk;

import io.arbiter.core.judging.Blame;
import io.arbiter.core.judging.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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

/** Computes how puzzles did in the last days. Thread-safe. */
@ApplicationScoped
@Transactional
class Statistics {
  /** The bits of a UUIDv7 below its milliseconds. */
  private static final int BELOW_MILLIS = 16;

  private final StatisticsStatements statements;
  private final InstantSource clock;

  @Inject
  Statistics(StatisticsStatements statements) {
    this(statements, InstantSource.system());
  }

  Statistics(StatisticsStatements statements, InstantSource clock) {
    this.statements = statements;
    this.clock = clock;
  }

  /**
   * @param days the number of days in UTC, today included
   */
  PuzzleStatistics of(UUID puzzle, int days) {
    LocalDate first = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days - 1L);
    Instant since = first.atStartOfDay(ZoneOffset.UTC).toInstant();
    var period = new StatisticsStatements.Period(puzzle, since, leastId(since));
    List<StatisticsStatements.Verdicts> verdicts = statements.verdicts(period);
    StatisticsStatements.Players players = statements.players(period);
    return new PuzzleStatistics(
        days(first, days, verdicts, statements.solves(period)),
        mix(verdicts),
        statements.failures(period),
        statements.time(period).orElse(null),
        statements.hints(period),
        players.players(),
        players.solvers());
  }

  /** The least id that a submission of this moment or later can have. */
  private static UUID leastId(Instant since) {
    return new UUID(since.toEpochMilli() << BELOW_MILLIS, 0);
  }

  private static List<PuzzleStatistics.Day> days(
      LocalDate first,
      int days,
      List<StatisticsStatements.Verdicts> verdicts,
      List<StatisticsStatements.Solves> solves) {
    Map<LocalDate, Long> attempts = new HashMap<>();
    verdicts.stream()
        .filter(one -> isAttempt(Verdict.valueOf(one.verdict())))
        .forEach(one -> attempts.merge(one.day(), one.count(), Long::sum));
    Map<LocalDate, Long> solved =
        solves.stream()
            .collect(
                Collectors.toMap(
                    StatisticsStatements.Solves::day, StatisticsStatements.Solves::count));
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

  private static List<PuzzleStatistics.VerdictCount> mix(
      List<StatisticsStatements.Verdicts> verdicts) {
    Map<Verdict, Long> counts =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    one -> Verdict.valueOf(one.verdict()),
                    Collectors.summingLong(StatisticsStatements.Verdicts::count)));
    return counts.entrySet().stream()
        .map(entry -> new PuzzleStatistics.VerdictCount(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(PuzzleStatistics.VerdictCount::count)
                .reversed()
                .thenComparing(PuzzleStatistics.VerdictCount::verdict))
        .toList();
  }
}
