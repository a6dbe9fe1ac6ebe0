package io.arbiter.core.contest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Small contests for tests. */
final class Boards {
  static final Instant START = Instant.parse("2026-11-28T10:00:00Z");
  static final UUID ADA = new UUID(0, 1);
  static final UUID BOB = new UUID(0, 2);
  static final UUID CLEO = new UUID(0, 3);
  static final Rules ICPC = new Rules(ContestScoring.ICPC, 20, START, List.of(1, 1, 1));
  static final Rules POINTS = new Rules(ContestScoring.POINTS, 20, START, List.of(100, 300, 500));

  private Boards() {}

  /** Tries as player, puzzle, second and outcome: {@code ada 0 60 wrong, bob 1 90 accepted}. */
  static List<Try> tries(String text) {
    return Stream.of(text.strip().split(",\\s+", -1)).map(Boards::oneTry).toList();
  }

  static Try oneTry(String text) {
    String[] parts = text.split(" ", -1);
    return new Try(
        switch (parts[0]) {
          case "ada" -> ADA;
          case "bob" -> BOB;
          default -> CLEO;
        },
        Integer.parseInt(parts[1]),
        START.plusSeconds(Integer.parseInt(parts[2])),
        Try.Outcome.valueOf(parts[3].toUpperCase(Locale.ROOT)));
  }

  /** The standings of all three players after these tries. */
  static Scoreboard board(Rules rules, List<Try> tries) {
    return Scoreboard.replay(rules, Set.of(ADA, BOB, CLEO), tries);
  }

  static Row row(Scoreboard board, UUID player) {
    return board.rows().stream()
        .filter(row -> row.player().equals(player))
        .findFirst()
        .orElseThrow();
  }
}
