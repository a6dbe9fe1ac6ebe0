package io.arbiter.delivery.broker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The use of Kafka. */
@ConfigMapping(prefix = "arbiter.delivery")
public interface DeliverySettings {
  /**
   * The number of partitions of the topics of events, stops and reports. The lanes have a setting
   * of their own. The other topics have one partition.
   */
  @WithDefault("6")
  @Min(1)
  int partitions();

  /**
   * The number of partitions of each lane of jobs that Arbiter creates. It must not exceed the
   * number of slots of all workers: the broker would give each slot some of the partitions, and a
   * job could wait for a busy slot while another slot is idle.
   */
  @WithDefault("1")
  @Min(1)
  int lanePartitions();

  /**
   * The number of brokers that keep a copy of each topic that Arbiter creates. It must not be below
   * the brokers' setting {@code min.insync.replicas}.
   */
  @WithDefault("1")
  @Min(1)
  short replication();

  /**
   * How long the job of a worker that no longer answers waits before another worker gets it. The
   * job of a worker that died does not wait, because the broker notices the lost connection. The
   * broker must allow the value: its setting {@code group.share.min.record.lock.duration.ms} is 15
   * s by default.
   */
  @WithDefault("15s")
  Duration lock();

  /**
   * How many times the broker hands out a record of a job before the job is sent again as a new
   * record. The value must not exceed the broker's setting {@code
   * group.share.delivery.count.limit}, 5 by default, after which the broker drops the record.
   */
  @WithDefault("4")
  @Min(2)
  @Max(5)
  int maxDeliveries();

  /**
   * How many times a job may fail by itself. Then its verdict is {@code JUDGE_ERROR}. The last time
   * it has a child process of its own.
   */
  @WithDefault("3")
  @Min(1)
  int maxFailures();

  /**
   * How many times workers may get a job and not acknowledge it. Then its verdict is {@code
   * JUDGE_ERROR}. From the third time on, the worker does nothing else while it does the job: if it
   * dies then, the job most likely ended it. The last time the job has a child process of its own.
   */
  @WithDefault("12")
  @Min(3)
  int maxLosses();

  /**
   * How long the results that a dead api process would have scored wait for another process. The
   * broker must allow the value: its setting {@code group.min.session.timeout.ms} is 6 s by
   * default.
   */
  @WithDefault("6s")
  Duration session();

  /** How long sending a record may take. Then it counts as failed, and the sender tries again. */
  @WithDefault("10s")
  Duration sendTimeout();
}
