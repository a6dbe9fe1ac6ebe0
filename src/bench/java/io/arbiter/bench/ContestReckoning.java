package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Standings by ICPC rules, computed from the verdicts that the players were told and from nothing
 * else.
 */
final class ContestReckoning {
  private static final int PENALTY = 20;
  private static final Set<String> FREE = Set.of("SYNTAX_ERROR", "AUTHOR_ERROR", "JUDGE_ERROR");

  private final Instant start;

  ContestReckoning(Instant start) {
    this.start = start;
  }

  /**
   * A row without its rank.
   *
   * @param last the last solution; the epoch without one
   */
  private record Result(int solved, long penalty, Instant last) {
    static final Comparator<Result> BETTER =
        Comparator.comparingInt(Result::solved)
            .reversed()
            .thenComparingLong(Result::penalty)
            .thenComparing(Result::last);

    Result plus(Result other) {
      return new Result(
          solved + other.solved,
          penalty + other.penalty,
          last.isAfter(other.last) ? last : other.last);
    }
  }

  private static final Result NOTHING = new Result(0, 0, Instant.EPOCH);

  /** How the standings of the instance differ from the own ones. */
  List<String> differences(List<String> players, List<ContestTry> tries, JsonNode standings) {
    Map<String, Result> own = new HashMap<>();
    players.forEach(player -> own.put(player, NOTHING));
    tries.stream()
        .filter(one -> !one.view().isMissingNode())
        .collect(Collectors.groupingBy(one -> one.player() + " " + one.puzzle().slug()))
        .values()
        .forEach(all -> own.merge(all.getFirst().player(), cell(all), Result::plus));
    List<String> differences = new ArrayList<>();
    Map<String, String> shown = new TreeMap<>();
    standings
        .path("rows")
        .forEach(
            row ->
                shown.put(
                    row.path("player").asText(),
                    line(
                        row.path("rank").asLong(),
                        row.path("solved").asInt(),
                        row.path("penaltyMinutes").asLong())));
    for (var mine : own.entrySet()) {
      Result result = mine.getValue();
      long better = own.values().stream().filter(r -> Result.BETTER.compare(r, result) < 0).count();
      String expected = line(better + 1, result.solved, result.penalty);
      String found = Optional.ofNullable(shown.remove(mine.getKey())).orElse("no row");
      if (!expected.equals(found)) {
        differences.add(mine.getKey() + ": " + found + ", expected " + expected);
      }
    }
    shown.forEach((player, row) -> differences.add(player + ": " + row + ", expected no row"));
    return differences;
  }

  private static String line(long rank, int solved, long penalty) {
    return "rank %d, %d solved, penalty %d".formatted(rank, solved, penalty);
  }

  /** What the tries of a player at a puzzle give. */
  private Result cell(List<ContestTry> tries) {
    Optional<Instant> solved =
        tries.stream()
            .filter(ContestTry::isAccepted)
            .map(ContestTry::submittedAt)
            .min(Comparator.naturalOrder());
    if (solved.isEmpty()) {
      return NOTHING;
    }
    long wrong =
        tries.stream()
            .filter(one -> !one.isAccepted() && one.submittedAt().isBefore(solved.get()))
            .filter(one -> !FREE.contains(one.view().path("verdict").asText()))
            .count();
    long minutes = Duration.between(start, solved.get()).toMinutes();
    return new Result(1, minutes + PENALTY * wrong, solved.get());
  }
}
