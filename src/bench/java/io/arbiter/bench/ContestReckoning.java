package io.arbiter.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.bench.ContestPuzzles.Puzzle;
import io.arbiter.core.contest.ContestScoring;
import io.arbiter.core.contest.Rules;
import io.arbiter.core.contest.Scoreboard;
import io.arbiter.core.contest.Try;
import io.arbiter.core.judging.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The standings that follow from the verdicts that the players were told, and from nothing else.
 */
record ContestReckoning(Instant start, List<Puzzle> puzzles) {
  private static final int PENALTY = 20;

  /** How the standings of the instance differ. */
  List<String> differences(List<String> players, List<ContestTry> tries, JsonNode standings) {
    Map<UUID, String> names = new HashMap<>();
    players.forEach(player -> names.put(id(player), player));
    List<Try> counted =
        tries.stream()
            .filter(ContestTry::isJudged)
            .map(
                one ->
                    new Try(
                        id(one.player()),
                        puzzles.indexOf(one.puzzle()),
                        one.submittedAt(),
                        Try.Outcome.of(Verdict.valueOf(one.view().path("verdict").asText()))))
            .toList();
    Rules rules =
        new Rules(ContestScoring.ICPC, PENALTY, start, Collections.nCopies(puzzles.size(), 100));
    Map<String, String> own = new TreeMap<>();
    Scoreboard.replay(rules, names.keySet(), counted)
        .rows()
        .forEach(
            row ->
                own.put(
                    names.get(row.player()), line(row.rank(), row.solved(), row.penaltyMinutes())));
    Map<String, String> shown = new TreeMap<>();
    for (JsonNode row : standings.path("rows")) {
      shown.put(
          row.path("player").asText(),
          line(
              row.path("rank").asLong(),
              row.path("solved").asInt(),
              row.path("penaltyMinutes").asLong()));
    }
    TreeSet<String> all = new TreeSet<>(own.keySet());
    all.addAll(shown.keySet());
    List<String> differences = new ArrayList<>();
    for (String player : all) {
      String expected = own.getOrDefault(player, "no row");
      String found = shown.getOrDefault(player, "no row");
      if (!expected.equals(found)) {
        differences.add(player + ": " + found + ", expected " + expected);
      }
    }
    return differences;
  }

  private static UUID id(String player) {
    return UUID.nameUUIDFromBytes(player.getBytes(UTF_8));
  }

  private static String line(long rank, int solved, long penalty) {
    return "rank %d, %d solved, penalty %d".formatted(rank, solved, penalty);
  }
}
