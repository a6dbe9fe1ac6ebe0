package io.arbiter.app.embedded;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the embedded services after everything else has stopped. */
@ApplicationScoped
class EmbeddedShutdown {
  void started(@Observes StartupEvent event) {
    Embedded.leaveStopToQuarkus();
  }

  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    Embedded.stop();
  }
}
