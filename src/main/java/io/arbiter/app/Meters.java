package io.arbiter.app;

import io.arbiter.server.outbox.Outbox;
import io.arbiter.server.submission.SubmissionCatalog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Metrics from the database, in role api. */
@ApplicationScoped
public class Meters {
  private final MeterRegistry metrics;
  private final SubmissionCatalog submissions;
  private final Outbox outbox;

  public Meters(MeterRegistry metrics, SubmissionCatalog submissions, Outbox outbox) {
    this.metrics = metrics;
    this.submissions = submissions;
    this.outbox = outbox;
  }

  void register(@Observes StartupEvent event) {
    if (!Roles.configured().api()) {
      return;
    }
    Gauge.builder("arbiter.queue.depth", submissions, SubmissionCatalog::open)
        .description("Submissions that have no verdict yet")
        .register(metrics);
    Gauge.builder("arbiter.outbox.depth", outbox, Outbox::size)
        .description("Records that the broker has not confirmed yet")
        .register(metrics);
  }
}
