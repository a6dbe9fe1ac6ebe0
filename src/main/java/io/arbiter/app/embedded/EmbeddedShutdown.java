package io.arbiter.app.embedded;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Stops the embedded services after everything else has stopped. */
@ApplicationScoped
public class EmbeddedShutdown {
  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    Embedded.stop();
  }
}
