package io.arbiter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.sandbox.protocol.Footprint;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildWearTest {
  private static final Footprint FRESH = new Footprint(70L << 20, 40L << 20, 20_000);
  private static final Duration YOUNG = Duration.ofHours(11);

  @Test
  void aChildThatHasNotGrownIsNotWorn() {
    assertThat(ChildWear.reason(FRESH, FRESH, YOUNG)).isEmpty();
    Footprint some = new Footprint(130L << 20, 90L << 20, 24_000);
    assertThat(ChildWear.reason(FRESH, some, YOUNG)).isEmpty();
  }

  @Test
  void aChildThatHasGrownPastABoundIsWorn() {
    assertThat(ChildWear.reason(FRESH, new Footprint(150L << 20, 0, 0), YOUNG))
        .hasValue("its heap holds 150 MiB");
    assertThat(ChildWear.reason(FRESH, new Footprint(0, 110L << 20, 0), YOUNG))
        .hasValue("its code takes 110 MiB");
    assertThat(ChildWear.reason(FRESH, new Footprint(0, 0, 25_001), YOUNG))
        .hasValue("it has loaded 25001 classes, 20000 at its start");
    assertThat(ChildWear.reason(FRESH, FRESH, Duration.ofHours(13))).hasValue("it is 13 hours old");
  }

  @Test
  void aChildWhoseHeapLeavesNoRoomForGuestsMustBeReplaced() {
    assertThat(ChildWear.mustBeReplaced(new Footprint(150L << 20, 0, 0))).isFalse();
    assertThat(ChildWear.mustBeReplaced(new Footprint(180L << 20, 0, 0))).isTrue();
  }
}
