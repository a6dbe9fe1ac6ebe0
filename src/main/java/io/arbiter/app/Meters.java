package io.arbiter.app;

import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Publisher;
import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.similarity.Fingerprints;
import io.arbiter.server.submission.SubmissionCatalog;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;

/**
 * Metrics from the database, in role api, and of the client that sends all records. Of the hundreds
 * of figures of Kafka's clients only these say more than Arbiter's own metrics.
 */
@ApplicationScoped
class Meters {
  private static final String PRODUCER = "producer-metrics";

  private final MeterRegistry metrics;
  private final SubmissionCatalog submissions;
  private final Outbox outbox;
  private final Fingerprints fingerprints;
  private final Publisher publisher;

  public Meters(
      MeterRegistry metrics,
      SubmissionCatalog submissions,
      Outbox outbox,
      Fingerprints fingerprints,
      Publisher publisher) {
    this.fingerprints = fingerprints;
    this.metrics = metrics;
    this.submissions = submissions;
    this.outbox = outbox;
    this.publisher = publisher;
  }

  void register(@Observes StartupEvent event) {
    Roles roles = Roles.configured();
    if (roles.api()) {
      registerDatabase();
    }
    if (!roles.none()) {
      registerBroker();
    }
  }

  private void registerDatabase() {
    Gauge.builder("arbiter.queue.depth", submissions, SubmissionCatalog::open)
        .description("Submissions that have no verdict yet")
        .register(metrics);
    Gauge.builder("arbiter.outbox.depth", outbox, Outbox::size)
        .description("Records that the broker has not confirmed yet")
        .register(metrics);
    Gauge.builder("arbiter.fingerprints.waiting", fingerprints, Fingerprints::waiting)
        .description("Accepted solutions that are not compared with others yet")
        .register(metrics);
  }

  private void registerBroker() {
    counter("sent", "record-send-total", "Records that were sent to the broker").register(metrics);
    counter(
            "unconfirmed",
            "record-error-total",
            "Records that were sent and not confirmed in time; they are sent again")
        .register(metrics);
    counter("bytes", "outgoing-byte-total", "Bytes that were sent to the broker")
        .baseUnit("bytes")
        .register(metrics);
    TimeGauge.builder(
            "arbiter.broker.latency",
            publisher,
            TimeUnit.MILLISECONDS,
            p -> figure(p, "request-latency-avg"))
        .description("Mean time until the broker answers the sender, of the last 30 s")
        .register(metrics);
    Gauge.builder("arbiter.broker.connections", publisher, p -> figure(p, "connection-count"))
        .description("Open connections of the sender to brokers")
        .register(metrics);
  }

  private FunctionCounter.Builder<Publisher> counter(
      String name, String figure, String description) {
    return FunctionCounter.builder(
            "arbiter.broker." + name, publisher, sender -> figure(sender, figure))
        .description(description);
  }

  private static double figure(Publisher publisher, String name) {
    return publisher.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().group().equals(PRODUCER))
        .filter(entry -> entry.getKey().name().equals(name))
        .map(entry -> (Metric) entry.getValue())
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
        .findFirst()
        .orElse(Double.NaN);
  }
}
