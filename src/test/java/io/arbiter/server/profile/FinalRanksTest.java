package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.contest.Cell;
import io.arbiter.core.contest.ContestScoring;
import io.arbiter.core.contest.Row;
import io.arbiter.server.contest.Contest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FinalRanksTest {
  private static final Instant END = Instant.parse("2026-01-01T12:00:00Z");
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID CYD = new UUID(1, 3);
  private static final UUID DAN = new UUID(1, 4);

  private static Row row(int rank, UUID player, Cell... cells) {
    return new Row(rank, player, 0, 0, 0, null, List.of(cells));
  }

  @Test
  void onlyPlayersWithATryThatCountsAreRated() {
    Contest contest =
        new Contest(
            new UUID(9, 1),
            DAN,
            new Contest.Text("Autumn", ""),
            new Contest.Period(END.minusSeconds(3600), END, null),
            new Contest.Terms(ContestScoring.POINTS, 20, false, true),
            new Contest.Progress(null, END),
            new Contest.Attendance(4, false, 1));
    List<Row> rows =
        List.of(
            row(1, ADA, new Cell(0, 2, 0, null, END.minusSeconds(60))),
            row(2, BOB, new Cell(0, 1, 0, null, null)),
            // Its only try ended as a fault of the judge.
            row(2, CYD, new Cell(0, 0, 0, null, null)),
            row(2, DAN));
    assertThat(FinalRanks.of(contest, rows))
        .isEqualTo(
            new FinalRanks(new FinalRanks.Moment(END, new UUID(9, 1)), Map.of(ADA, 1, BOB, 2)));
  }
}
