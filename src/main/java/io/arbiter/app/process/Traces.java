package io.arbiter.app.process;

import io.arbiter.delivery.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
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

  private static final List<String> PROTOCOLS =
      List.of("quarkus.otel.exporter.otlp.protocol", "quarkus.otel.exporter.otlp.traces.protocol");

  private final OpenTelemetry openTelemetry;
  private final boolean off;

  Traces(OpenTelemetry openTelemetry, @ConfigProperty(name = OFF) boolean off) {
    this.openTelemetry = openTelemetry;
    this.off = off;
  }

  /**
   * Call this before Quarkus starts.
   *
   * @throws IllegalArgumentException if a protocol is configured that this program cannot speak
   */
  public static void configure() {
    if (ENDPOINTS.stream().noneMatch(name -> configured(name).isPresent())) {
      return;
    }
    for (String name : PROTOCOLS) {
      Optional<String> protocol = configured(name);
      if (protocol.isPresent() && !protocol.get().equals("http/protobuf")) {
        throw new IllegalArgumentException(
            name + ": traces leave by http/protobuf only, not by " + protocol.get());
      }
    }
    System.setProperty(OFF, "false");
  }

  private static Optional<String> configured(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
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
