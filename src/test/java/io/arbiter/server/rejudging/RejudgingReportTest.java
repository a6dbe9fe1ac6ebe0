package io.arbiter.server.rejudging;

import static io.arbiter.core.judging.Verdict.ACCEPTED;
import static io.arbiter.core.judging.Verdict.TIME_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RejudgingReportTest {
  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final UUID SUBMISSION = new UUID(2, 1);
  private static final List<RejudgingReport.Compared> COMPARED =
      List.of(new RejudgingReport.Compared(ACCEPTED, TIME_LIMIT, 2));

  private static RejudgingReport report(String ada, String bob) {
    return new RejudgingReport(
        2,
        List.of(
            new RejudgingReport.Change(SUBMISSION, ada, ACCEPTED, TIME_LIMIT),
            new RejudgingReport.Change(SUBMISSION, bob, ACCEPTED, TIME_LIMIT)),
        2,
        List.of(
            new RejudgingReport.PlayerChange(bob, 90, 80, 1L, 2L),
            new RejudgingReport.PlayerChange(ada, 10, 0, 3L, null)),
        7,
        COMPARED);
  }

  @Test
  void playersAreShownByNameAndDeletedPlayersWithout() {
    RejudgingReport stored = report(ADA.toString(), BOB.toString());
    assertThat(stored.playerIds()).containsExactlyInAnyOrder(ADA, BOB);
    assertThat(stored.named(Map.of(ADA, "ada"))).isEqualTo(report("ada", null));
    assertThat(report(null, BOB.toString()).named(Map.of(BOB, "bob")))
        .isEqualTo(report(null, "bob"));
  }
}
