package io.arbiter.app;

import io.arbiter.app.pipeline.JudgingPipeline;
import io.arbiter.app.pipeline.RunningLoops;
import io.arbiter.app.pipeline.ServerPipelines;
import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Broker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Starts the loops of this process's roles when the topics exist, and stops them at the end. {@link
 * io.arbiter.app.pipeline} shows what each loop does.
 */
@ApplicationScoped
class Loops {
  private final Roles roles = Roles.configured();
  private final Broker broker;
  private final RunningLoops running;
  private final FirstContent content;
  private final SandboxGuard guard;
  private final ServerPipelines server;
  private final JudgingPipeline worker;

  Loops(
      Broker broker,
      RunningLoops running,
      FirstContent content,
      SandboxGuard guard,
      ServerPipelines server,
      JudgingPipeline worker) {
    this.broker = broker;
    this.running = running;
    this.content = content;
    this.guard = guard;
    this.server = server;
    this.worker = worker;
  }

  void start(@Observes StartupEvent event) {
    if (roles.api()) {
      content.ensure();
    }
    if (roles.worker()) {
      guard.start();
    }
    if (!roles.none()) {
      var _ = broker.prepared().thenRun(() -> running.unlessStopping(this::startLoops));
    }
  }

  private void startLoops() {
    if (roles.api()) {
      server.start();
    }
    if (roles.worker()) {
      worker.start();
    }
    running.watch();
  }

  /** Stops the loops before anything else stops, because they need the database and the broker. */
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    running.stop();
  }
}
