package io.arbiter.delivery.trace;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A stage on the way of a submission to its verdict. How long each stage took is the metric {@code
 * arbiter.verdict.stage}.
 */
public enum Stage {
  /** From the request until a worker takes the job: database, outbox and queue. */
  QUEUE,
  /** In a worker, until the broker has confirmed the result. */
  JUDGE,
  /** From the result until it is stored. */
  SCORE;

  private final Timer timer =
      Timer.builder("arbiter.verdict.stage")
          .description("Time that submissions spent in a stage on the way to their verdict")
          .tag("stage", name().toLowerCase(Locale.ROOT))
          .serviceLevelObjectives(buckets())
          .register(Metrics.globalRegistry);

  /** The upper bounds of the buckets: from a small submission to one that waits behind others. */
  public static Duration[] buckets() {
    return IntStream.of(
            5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
        .mapToObj(Duration::ofMillis)
        .toArray(Duration[]::new);
  }

  public void record(Duration time) {
    timer.record(time);
  }
}
