package io.arbiter.role;

import io.arbiter.delivery.Broker;
import io.arbiter.worker.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** Ready when broker and sandbox are (Quarkus adds the database); alive while the loops turn. */
@Dependent
public class Health {
  /** Longer than any pass: a batch that waits for the database, or a job with its renewals. */
  private static final Duration STALLED = Duration.ofMinutes(10);

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck brokerReady(Broker broker) {
    return () -> HealthCheckResponse.named("broker").status(broker.answers()).build();
  }

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck sandboxReady(Sandboxes sandboxes) {
    Roles roles = Roles.configured();
    return () ->
        HealthCheckResponse.named("sandbox")
            .status(!roles.worker() || sandboxes.ready())
            .withData("here", roles.worker())
            .build();
  }

  @Produces
  @ApplicationScoped
  @Liveness
  HealthCheck loopsTurn(Loops loops) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("loops").up();
      loops
          .sinceLastPass()
          .forEach(
              (name, time) -> {
                response.withData(name, time.toMillis() + " ms ago");
                if (time.compareTo(STALLED) > 0) {
                  response.down();
                }
              });
      return response.build();
    };
  }
}
