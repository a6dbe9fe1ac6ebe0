package io.arbiter.server.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.score.PuzzleBoards.Spread;
import io.arbiter.server.score.PuzzleBoards.Spread.Mine;
import io.arbiter.server.score.PuzzleBoards.Spread.Range;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServerTest
class SpreadsTest extends DatabaseTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  @Inject PuzzleBoards boards;

  private UUID puzzle;
  private final List<UUID> players = new ArrayList<>();

  @BeforeEach
  void aPuzzle() {
    puzzle = addPuzzle("easy", 10);
  }

  /** A new player with this value, reached a second after the one before. */
  private UUID place(String measure, long value) {
    UUID player = addPlayer("p" + players.size());
    UUID submission = new UUID(3, players.size());
    Instant at = AT.plusSeconds(players.size());
    addSubmission(submission, "SUBMISSION", player, puzzle, at);
    String sql = "insert into best values (?, ?, ?, ?, ?, ?)";
    database.update(sql, puzzle, player, measure, value, submission, at);
    players.add(player);
    return player;
  }

  private Spread spread(String measure, UUID viewer) {
    return boards.spread("easy", measure, Optional.of(viewer));
  }

  @Test
  void equalValuesAreOneRange() {
    assertThat(spread("steps", UUID.randomUUID())).isEqualTo(new Spread(0, List.of(), null));
    place("steps", 7);
    UUID second = place("steps", 7);
    place("time", 1000);
    assertThat(spread("steps", second))
        .isEqualTo(new Spread(2, List.of(new Range(7, 7, 2)), new Mine(2, 7)));
  }

  @Test
  void everyPlayerIsCountedOnce() {
    IntStream.range(0, 160).forEach(i -> place("steps", 1000 + i));
    Spread spread = spread("steps", players.get(42));
    List<Range> ranges = spread.ranges();
    assertThat(spread.players()).isEqualTo(160);
    assertThat(spread.mine()).isEqualTo(new Mine(43, 1042));
    assertThat(ranges.stream().mapToLong(Range::players).sum()).isEqualTo(160);
    assertThat(ranges.getFirst()).isEqualTo(new Range(1000, 1009, 10));
    assertThat(ranges.getLast().to()).isEqualTo(1159);
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).to() + 1);
    }
  }

  @Test
  void aFewBadValuesDoNotHideTheOthers() {
    IntStream.range(0, 99).forEach(i -> place("steps", 100 + i % 16));
    Spread spread = spread("steps", place("steps", 5_000_000));
    assertThat(spread.ranges())
        .hasSize(17)
        .startsWith(new Range(100, 100, 7))
        .endsWith(new Range(116, 5_000_000, 1));
    assertThat(spread.mine()).isEqualTo(new Mine(100, 5_000_000));
  }

  @Test
  void theMostPointsComeFirst() {
    place("points", -60);
    Spread spread = spread("points", place("points", -20));
    assertThat(spread.ranges().getFirst().from()).isEqualTo(60);
    assertThat(spread.ranges().getLast().to()).isEqualTo(20);
    assertThat(spread.mine()).isEqualTo(new Mine(2, 20));
  }
}
