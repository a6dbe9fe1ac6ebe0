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
    assertThat(Wear.of(FRESH, FRESH, YOUNG)).isEmpty();
    Condition some = new Condition(130L << 20, 90L << 20, 24_000);
    assertThat(Wear.of(FRESH, some, YOUNG)).isEmpty();
  }

  @Test
  void whatGrowsPastItsBoundIsWorn() {
    assertThat(Wear.of(FRESH, new Condition(150L << 20, 0, 0), YOUNG))
        .hasValue("its heap holds 150 MiB");
    assertThat(Wear.of(FRESH, new Condition(0, 110L << 20, 0), YOUNG))
        .hasValue("its code takes 110 MiB");
    assertThat(Wear.of(FRESH, new Condition(0, 0, 25_001), YOUNG))
        .hasValue("it has loaded 25001 classes, 20000 at its start");
    assertThat(Wear.of(FRESH, FRESH, Duration.ofHours(13))).hasValue("it is 13 hours old");
  }

  @Test
  void aHeapThatLeavesNoRoomForGuestsIsWornOut() {
    assertThat(Wear.isWornOut(new Condition(150L << 20, 0, 0))).isFalse();
    assertThat(Wear.isWornOut(new Condition(180L << 20, 0, 0))).isTrue();
  }
}
