package io.arbiter.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How Kafka is used. */
@ConfigMapping(prefix = "arbiter.delivery")
public interface DeliverySettings {
  /** Of the topics that Arbiter creates, but for the lanes of jobs. */
  @WithDefault("6")
  @Min(1)
  int partitions();

  /**
   * Of each lane of jobs that Arbiter creates. A share group gives every slot some partitions only
   * if there are more of them than slots; a job in another one then waits for a busy slot while
   * this one is idle. So never more than all workers have slots.
   */
  @WithDefault("1")
  @Min(1)
  int lanePartitions();

  /** For topics that Arbiter creates. */
  @WithDefault("1")
  @Min(1)
  short replication();

  /**
   * How long a job stays with a worker that has stopped renewing it. The broker's own bounds
   * ({@code group.share.min.record.lock.duration.ms}, 15 s by default) must allow it.
   */
  @WithDefault("15s")
  Duration lock();

  /**
   * How often the broker hands out one record of a job. Then the job is sent again as a new record,
   * and that counts as one failure of it: so many workers died of it, or lost it. Below the
   * broker's {@code group.share.delivery.count.limit} (5 by default), after which it drops the
   * record.
   */
  @WithDefault("4")
  @Min(2)
  @Max(5)
  int maxDeliveries();

  /** After so many failures of its own a job is given up, with JUDGE_ERROR. */
  @WithDefault("3")
  @Min(1)
  int maxFailures();

  /** How long a send may take before it counts as failed and is left to the caller's retry. */
  @WithDefault("10s")
  Duration sendTimeout();
}
