package io.arbiter.app.pipeline;

import io.arbiter.delivery.LogLoop;
import io.arbiter.delivery.Loop;
import io.arbiter.delivery.broker.LoopProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.TimeGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches all loops, for health, metrics and the log. A loop is well while it advances. That the
 * loop begins turns is not enough: a loop that spins also begins turns. Thread-safe.
 */
@ApplicationScoped
public class LoopWatch {
  private static final Logger LOG = Logger.getLogger(LoopWatch.class);

  /**
   * A loop that has not advanced for this long is stuck. A client is replaced after 20 s without an
   * answer of the broker, and the next client has 10 s to get an answer.
   */
  private static final Duration STUCK = Duration.ofSeconds(30);

  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(5);

  private final Map<String, LoopProgress> loops = new LinkedHashMap<>();

  /** The loops that the log last called stuck. Only the watching thread uses this field. */
  private final Set<String> stuck = new HashSet<>();

  /** Adds a loop, and its metrics. */
  synchronized void add(Loop running) {
    String name = running.name();
    LoopProgress progress = running.progress();
    loops.put(name, progress);
    TimeGauge.builder(
            "arbiter.loop.idle",
            progress,
            TimeUnit.MILLISECONDS,
            loop -> loop.sinceLastAdvance().toMillis())
        .description("Time since the loop last advanced; above 30 s it is stuck")
        .tag("loop", name)
        .register(Metrics.globalRegistry);
    FunctionCounter.builder("arbiter.loop.restarts", progress, LoopProgress::restarts)
        .description("Clients of the broker that the loop has given up")
        .tag("loop", name)
        .register(Metrics.globalRegistry);
    if (running instanceof LogLoop<?> reader) {
      Gauge.builder("arbiter.loop.lag", reader, LogLoop::lag)
          .description("Records that the loop has yet to read")
          .tag("loop", name)
          .register(Metrics.globalRegistry);
    }
  }

  /** Each loop, by its name. */
  public synchronized Map<String, LoopProgress> loops() {
    return new LinkedHashMap<>(loops);
  }

  /** What is wrong with a loop, or "" when it is well. */
  public static String trouble(LoopProgress progress) {
    Duration idle = progress.sinceLastAdvance();
    if (idle.compareTo(STUCK) <= 0) {
      return "";
    }
    String reason = progress.trouble();
    return "stuck for " + idle.toSeconds() + " s" + (reason == null ? "" : ": " + reason);
  }

  /** Logs which loops have become stuck and which advance again. Then waits. */
  void turn() throws InterruptedException {
    loops()
        .forEach(
            (name, progress) -> {
              String trouble = trouble(progress);
              if (!trouble.isEmpty() && stuck.add(name)) {
                LOG.errorf("%s is %s", name, trouble);
              } else if (trouble.isEmpty() && stuck.remove(name)) {
                LOG.infof("%s advances again", name);
              }
            });
    Thread.sleep(CHECK_INTERVAL);
  }
}
