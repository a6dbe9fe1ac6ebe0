package io.arbiter.role;

import io.arbiter.delivery.Broker;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.worker.Sandboxes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
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
    return () -> {
      HealthCheckResponseBuilder response =
          HealthCheckResponse.named("sandbox")
              .status(!roles.worker() || sandboxes.ready())
              .withData("here", roles.worker());
      if (roles.worker() && sandboxes.confinement().isDone()) {
        tellLayers(response, sandboxes.confinement());
      }
      return response.build();
    };
  }

  private static void tellLayers(
      HealthCheckResponseBuilder response, CompletableFuture<Confinement> confinement) {
    if (confinement.isCompletedExceptionally()) {
      response.withData("failure", String.valueOf(confinement.exceptionNow().getMessage()));
      return;
    }
    Confinement held = confinement.resultNow();
    response
        .withData("no_new_privs", held.noNewPrivileges())
        .withData("landlock_abi", held.landlock())
        .withData("seccomp", held.seccomp())
        .withData("resource_limits", held.resourceLimits());
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
