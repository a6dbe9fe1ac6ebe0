package io.arbiter.delivery;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Watches a consumer while no record comes: whether the broker still answers the consumer's
 * fetches, and whether its polls wait or spin. Only the thread that polls may use it.
 */
final class ClientWatch {
  /**
   * When the broker has not answered a consumer for this long, the consumer is replaced. A new
   * member of a share group may wait for two of its heartbeats, 5 s each, before it fetches.
   */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /**
   * An idle consumer needs almost no processor time. A consumer that uses half a processor spins.
   */
  private static final int SPIN_PERCENT = 50;

  /**
   * A consumer must spin for this long before it is replaced, because a first poll loads classes.
   */
  private static final Duration SPIN = Duration.ofSeconds(2);

  private final Metric fetches;
  private final Duration silence;
  private final Duration spin;
  private double answered;
  private long lastAnswer = System.nanoTime();
  private long idleSince = System.nanoTime();
  private long idleCpu = cpu();

  /**
   * @param metrics of the consumer
   * @param group the group of the metric {@code fetch-total}, which counts the broker's answers to
   *     fetches
   */
  ClientWatch(Collection<? extends Metric> metrics, String group) {
    this(metrics, group, SILENCE, SPIN);
  }

  ClientWatch(Collection<? extends Metric> metrics, String group, Duration silence, Duration spin) {
    this.silence = silence;
    this.spin = spin;
    this.fetches =
        metrics.stream()
            .filter(m -> m.metricName().group().equals(group))
            .filter(m -> m.metricName().name().equals("fetch-total"))
            .filter(m -> !m.metricName().tags().containsKey("topic"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the consumer counts no fetches"));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** A record came, or an acknowledgement was confirmed. */
  void busy() {
    lastAnswer = System.nanoTime();
    idleSince = lastAnswer;
    idleCpu = cpu();
  }

  /**
   * A poll brought no record. Returns whether the broker has answered a fetch since the last call.
   */
  boolean idle() {
    double now = (double) fetches.metricValue();
    if (now == answered) {
      return false;
    }
    answered = now;
    lastAnswer = System.nanoTime();
    return true;
  }

  /** Ends the session of a consumer that must be replaced. */
  void requireWell() throws SessionLost {
    String trouble = trouble();
    if (trouble != null) {
      throw new SessionLost(trouble);
    }
  }

  /** What is wrong with the consumer; null when nothing is wrong. */
  @Nullable String trouble() {
    long now = System.nanoTime();
    if (now - lastAnswer > silence.toNanos()) {
      return "the broker has answered nothing for " + silence.toSeconds() + " s";
    }
    long idle = now - idleSince;
    if (idle < spin.toNanos()) {
      return null;
    }
    long used = cpu() - idleCpu;
    idleSince = now;
    idleCpu += used;
    return used * 100 > idle * SPIN_PERCENT ? "the client spins instead of waiting" : null;
  }
}
