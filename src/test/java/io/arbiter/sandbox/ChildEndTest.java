package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import org.junit.jupiter.api.Test;

class ChildEndTest {
  private static final Limits LIMITS = new Limits(100, 1_000, 1 << 20, 1_000);

  @Test
  void aSilentChildRanOutOfWallTime() {
    assertThat(ChildEnd.SILENT.outcome(137, LIMITS, LIMITS.wallMillis(), 2_501))
        .isEqualTo(new Outcome.LimitHit(Limit.WALL, 500, 2_501));
  }

  @Test
  void exitCodeThreeMeansAFullHeap() {
    assertThat(ChildEnd.of(3).outcome(3, LIMITS, LIMITS.wallMillis(), 10))
        .isEqualTo(new Outcome.LimitHit(Limit.MEMORY, 1 << 20, 1 << 20));
  }

  @Test
  void aChildKilledFromOutsideIsTheJudgesFault() {
    assertThat(ChildEnd.of(137).outcome(137, LIMITS, LIMITS.wallMillis(), 10))
        .isEqualTo(new Outcome.EngineFault("the child ended with exit code 137"));
  }
}
