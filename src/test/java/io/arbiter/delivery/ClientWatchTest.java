package io.arbiter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ClientWatchTest {
  private static final String GROUP = "fetches";
  private static final Duration TIME = Duration.ofMillis(50);
  private static final Duration NEVER = Duration.ofHours(1);

  /** The counter of a consumer's fetches. */
  private static final class Fetches implements Metric {
    private double total;

    @Override
    public MetricName metricName() {
      return new MetricName("fetch-total", GROUP, "", Map.of());
    }

    @Override
    public Object metricValue() {
      return total;
    }
  }

  private final Fetches fetches = new Fetches();

  private ClientWatch watch(Duration silence, Duration spin) {
    return new ClientWatch(List.of(fetches), GROUP, silence, spin);
  }

  private static void spin() {
    long end = System.nanoTime() + TIME.multipliedBy(2).toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aClientThatSpinsIsNotWellUnlessItWorks() {
    ClientWatch watch = watch(NEVER, TIME);
    @Nullable String trouble = null;
    // On a busy machine the thread may get less than half a processor for a while.
    while (trouble == null) {
      spin();
      trouble = watch.trouble();
    }
    assertThat(trouble).isEqualTo("the client spins instead of waiting");
    ClientWatch working = watch(NEVER, TIME);
    spin();
    working.busy();
    assertThat(working.trouble()).isNull();
  }

  @Test
  void aClientThatWaitsIsWell() throws Exception {
    ClientWatch watch = watch(NEVER, TIME);
    Thread.sleep(TIME.multipliedBy(6));
    assertThat(watch.trouble()).isNull();
  }

  @Test
  void aBrokerThatAnswersNothingIsNoticed() throws Exception {
    fetches.total = 1;
    for (Duration silence : List.of(NEVER, Duration.ofMillis(1))) {
      ClientWatch watch = watch(silence, NEVER);
      assertThat(watch.idle()).isTrue();
      Thread.sleep(2);
      assertThat(watch.idle()).as("no further fetch was answered").isFalse();
      assertThat(watch.trouble())
          .isEqualTo(silence == NEVER ? null : "the broker has answered nothing for 0 s");
    }
  }
}
