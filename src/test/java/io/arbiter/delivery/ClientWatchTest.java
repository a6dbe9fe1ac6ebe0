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

@Timeout(60)
class ClientWatchTest {
  private static final String GROUP = "fetches";
  private static final Duration TIME = Duration.ofMillis(500);

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

  private static void spin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aClientThatSpinsIsNotWell() {
    ClientWatch watch = watch(Duration.ofHours(1), TIME);
    @Nullable String trouble = null;
    // On a busy machine the thread may get less than half a processor for a while.
    while (trouble == null) {
      spin(TIME.multipliedBy(2));
      trouble = watch.trouble();
    }
    assertThat(trouble).isEqualTo("the client spins instead of waiting");
  }

  @Test
  void aClientThatWaitsIsWell() throws Exception {
    ClientWatch watch = watch(Duration.ofHours(1), TIME);
    Thread.sleep(TIME.multipliedBy(2));
    assertThat(watch.trouble()).isNull();
  }

  @Test
  void workIsNotSpinning() {
    ClientWatch watch = watch(Duration.ofHours(1), TIME);
    spin(TIME.multipliedBy(2));
    watch.busy();
    assertThat(watch.trouble()).isNull();
  }

  @Test
  void aBrokerThatAnswersNothingIsNoticed() throws Exception {
    ClientWatch watch = watch(TIME, Duration.ofHours(1));
    fetches.total = 1;
    assertThat(watch.idle()).isTrue();
    assertThat(watch.trouble()).isNull();
    Thread.sleep(TIME.multipliedBy(2));
    assertThat(watch.idle()).as("no further fetch was answered").isFalse();
    assertThat(watch.trouble()).isEqualTo("the broker has answered nothing for 0 s");
  }
}
