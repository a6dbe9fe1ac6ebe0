package io.arbiter.app.telemetry;

import io.arbiter.delivery.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns traces on if an endpoint for them is configured. Otherwise OpenTelemetry stays off, as
 * application.properties says: Quarkus' default is an endpoint on this machine.
 */
@ApplicationScoped
public class Traces {
  private static final String OFF = "quarkus.otel.sdk.disabled";
  private static final List<String> ENDPOINTS =
      List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");

  private final OpenTelemetry openTelemetry;
  private final boolean off;

  Traces(OpenTelemetry openTelemetry, @ConfigProperty(name = OFF) boolean off) {
    this.openTelemetry = openTelemetry;
    this.off = off;
  }

  /** Call this before Quarkus starts. */
  public static void configure() {
    Config config = ConfigProvider.getConfig();
    if (ENDPOINTS.stream()
        .anyMatch(name -> config.getOptionalValue(name, String.class).isPresent())) {
      System.setProperty(OFF, "false");
    }
  }

  void start(@Observes StartupEvent event) {
    if (!off) {
      Spans.turnOn(openTelemetry.getTracer("io.arbiter"));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    Spans.turnOff();
  }
}
