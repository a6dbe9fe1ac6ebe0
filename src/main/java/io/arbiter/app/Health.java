package io.arbiter.app;

import io.arbiter.app.pipeline.LoopWatch;
import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Broker;
import io.arbiter.delivery.LoopProgress;
import io.arbiter.sandbox.kernel.Confinement;
import io.arbiter.worker.judging.Sandboxes;
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
import org.jspecify.annotations.Nullable;

/**
 * The process is ready when the broker and the sandbox are ready and all loops advance. Quarkus
 * adds a check of the database. The process is alive while each loop begins turns and, if the
 * broker answers, advances.
 */
@Dependent
class Health {
  /** Longer than any turn of a loop, even when a batch waits for the database. */
  private static final Duration STALLED = Duration.ofMinutes(10);

  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck brokerReady(Broker broker) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("broker").up();
      broker.trouble().ifPresent(trouble -> response.withData("trouble", trouble).down());
      return response.build();
    };
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
        addLayers(response, sandboxes.confinement());
      }
      @Nullable String trouble = sandboxes.trouble();
      if (trouble != null) {
        response.withData("trouble", "children do not start: " + trouble);
      }
      return response.build();
    };
  }

  private static void addLayers(
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
  @Readiness
  HealthCheck loopsAdvance(LoopWatch watch) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("progress").up();
      watch
          .loops()
          .forEach(
              (name, progress) -> {
                String trouble = LoopWatch.trouble(progress);
                if (!trouble.isEmpty()) {
                  response.withData(name, trouble).down();
                }
              });
      return response.build();
    };
  }

  @Produces
  @ApplicationScoped
  @Liveness
  HealthCheck loopsTurn(LoopWatch watch, Broker broker) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("loops").up();
      watch
          .loops()
          .forEach(
              (name, progress) -> {
                response.withData(name, progress.sinceLastAdvance().toMillis() + " ms ago");
                if (isStalled(progress, broker)) {
                  response.down();
                }
              });
      return response.build();
    };
  }

  /** While the broker is down, a loop need not advance: a restart of the process would not help. */
  private static boolean isStalled(LoopProgress progress, Broker broker) {
    return progress.sinceLastPass().compareTo(STALLED) > 0
        || progress.sinceLastAdvance().compareTo(STALLED) > 0 && broker.trouble().isEmpty();
  }
}
