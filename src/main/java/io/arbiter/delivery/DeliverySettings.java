package io.arbiter.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** The use of Kafka. */
@ConfigMapping(prefix = "arbiter.delivery")
public interface DeliverySettings {
  /**
   * The number of partitions of each lane of jobs that Arbiter creates. With more partitions than
   * slots of all workers, a job could wait for a busy slot while another slot is idle.
   */
  @WithDefault("1")
  @Min(1)
  int lanePartitions();

  /**
   * The number of brokers that keep a copy of each topic that Arbiter creates. By default it is 3
   * on a cluster of three brokers or more, and otherwise 1. With three copies or more, a record is
   * confirmed when two brokers have it.
   */
  Optional<@Min(1) Integer> replication();

  /**
   * How long the job of a worker that no longer answers waits before another worker gets it. The
   * broker must allow the value: its setting {@code group.share.min.record.lock.duration.ms} is 15
   * s by default.
   */
  @WithDefault("15s")
  Duration lock();

  /**
   * How long the results that a dead api process would have scored wait for another process. The
   * broker must allow the value: its setting {@code group.min.session.timeout.ms} is 6 s by
   * default.
   */
  @WithDefault("6s")
  Duration session();
}
