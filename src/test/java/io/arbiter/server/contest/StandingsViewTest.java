package io.arbiter.server.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsViewTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private static StandingsView.Row row(String player) {
    return new StandingsView.Row(
        1,
        player,
        1,
        100,
        5,
        AT,
        List.of(new StandingsView.Cell("cup", 2, 0, true, 5L, 100, true)));
  }

  @Test
  void aNameIsAText() {
    StandingsView standings =
        new StandingsView(
            "icpc",
            false,
            null,
            AT,
            List.of(new StandingsView.Puzzle("cup", "A", 100, 2, 1)),
            List.of(row("ada"), row("-ada"), row(null)));
    assertThat(standings.csv().lines())
        .containsExactly(
            "rank,player,solved,points,penaltyMinutes,lastAt,A minutes,A tries,A pending",
            "1,ada,1,100,5,2026-01-01T00:00:00Z,5,2,0",
            "1,'-ada,1,100,5,2026-01-01T00:00:00Z,5,2,0",
            "1,,1,100,5,2026-01-01T00:00:00Z,5,2,0");
  }
}
