package io.arbiter.app.process;

import io.arbiter.delivery.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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

  /**
   * Hides what Quarkus notes about a request and what says who sent it: an address of the API may
   * contain the name of a player, and the address of a client is personal, too. The span's name has
   * the address with {@code {name}} in place of the name.
   */
  @Singleton
  static class PrivateAttributes implements SpanProcessor {
    private static final String HIDDEN = "hidden";

    private static final List<AttributeKey<String>> PRIVATE =
        List.of(
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("client.address"),
            AttributeKey.stringKey("network.peer.address"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
      PRIVATE.stream()
          .filter(key -> span.getAttribute(key) != null)
          .forEach(key -> span.setAttribute(key, HIDDEN));
    }

    @Override
    public boolean isStartRequired() {
      return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
      return false;
    }
  }
}
