package io.arbiter.app;

import io.arbiter.server.outbox.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import org.jdbi.v3.core.Jdbi;

/** Gauges of the database, for role api. */
@ApplicationScoped
public class Meters {
  private final MeterRegistry metrics;
  private final Instance<Jdbi> jdbi;
  private final Outbox outbox;

  public Meters(MeterRegistry metrics, Instance<Jdbi> jdbi, Outbox outbox) {
    this.metrics = metrics;
    this.jdbi = jdbi;
    this.outbox = outbox;
  }

  void register(@Observes StartupEvent event) {
    if (!Roles.configured().api()) {
      return;
    }
    Gauge.builder("arbiter.queue.depth", this, Meters::open)
        .description("Submissions that have no verdict yet")
        .register(metrics);
    Gauge.builder("arbiter.outbox.depth", this, Meters::unsent)
        .description("Records that the broker has not confirmed yet")
        .register(metrics);
  }

  private double open() {
    return jdbi.get()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from submission where state <> 'JUDGED'")
                    .mapTo(Long.class)
                    .one());
  }

  private double unsent() {
    return jdbi.get().withHandle(outbox::size);
  }
}
