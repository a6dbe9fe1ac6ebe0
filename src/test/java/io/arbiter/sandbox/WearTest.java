package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.protocol.Condition;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WearTest {
  private static final Condition FRESH = new Condition(70L << 20, 40L << 20, 20_000);
  private static final Duration YOUNG = Duration.ofHours(11);

  @Test
  void aChildServesAsLongAsItHasNotGrown() {
    assertThat(Wear.isWorn(FRESH, FRESH, YOUNG)).isFalse();
    Condition some = new Condition(130L << 20, 90L << 20, 24_000);
    assertThat(Wear.isWorn(FRESH, some, YOUNG)).isFalse();
  }

  @Test
  void whatGrowsPastItsBoundIsWorn() {
    assertThat(Wear.isWorn(FRESH, new Condition(150L << 20, 0, 0), YOUNG)).as("heap").isTrue();
    assertThat(Wear.isWorn(FRESH, new Condition(0, 110L << 20, 0), YOUNG)).as("code").isTrue();
    assertThat(Wear.isWorn(FRESH, new Condition(0, 0, 25_001), YOUNG)).as("classes").isTrue();
    assertThat(Wear.isWorn(FRESH, FRESH, Duration.ofHours(13))).as("age").isTrue();
  }

  @Test
  void aHeapThatLeavesNoRoomForGuestsIsWornOut() {
    assertThat(Wear.isWornOut(new Condition(150L << 20, 0, 0))).isFalse();
    assertThat(Wear.isWornOut(new Condition(180L << 20, 0, 0))).isTrue();
  }
}
