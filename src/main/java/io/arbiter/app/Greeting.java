package io.arbiter.app;

import io.arbiter.app.embedded.AdminPassword;
import io.arbiter.app.process.Roles;
import io.arbiter.delivery.Broker;
import io.arbiter.server.admin.AdminSettings;
import io.arbiter.worker.judging.Sandboxes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Logs the addresses of the page and the API when Arbiter is ready. */
@ApplicationScoped
class Greeting {
  private static final Logger LOG = Logger.getLogger(Greeting.class);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

  private final Broker broker;
  private final Sandboxes sandboxes;
  private final Roles roles = Roles.configured();
  private final AdminSettings admin;
  private final int port;
  private final Thread waiting = Thread.ofVirtual().unstarted(this::greetWhenReady);

  public Greeting(
      Broker broker,
      Sandboxes sandboxes,
      AdminSettings admin,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.broker = broker;
    this.sandboxes = sandboxes;
    this.admin = admin;
    this.port = port;
  }

  /** The page can be opened from here on. */
  void start(@ObservesAsync HttpServerStart event) {
    if (!roles.none()) {
      waiting.start();
    }
  }

  /** A worker has only the port for health and metrics. */
  void startWorker(@Observes StartupEvent event) {
    if (roles.worker() && !roles.api()) {
      waiting.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    waiting.interrupt();
  }

  private void greetWhenReady() {
    try {
      broker.prepared().get();
      while (roles.worker() && !sandboxes.ready()) {
        TimeUnit.MILLISECONDS.sleep(CHECK_INTERVAL.toMillis());
      }
    } catch (InterruptedException | ExecutionException e) {
      // Arbiter stops before it was ready.
      return;
    }
    long millis = System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    String address = "http://localhost:" + port;
    StringBuilder text = new StringBuilder("ready after " + millis / 100 / 10.0 + " s");
    text.append("; health and metrics on ").append(managementAddress());
    if (roles.api()) {
      text.append("\n\n  the page   ")
          .append(address)
          .append("/")
          .append("\n  the API    ")
          .append(address)
          .append("/api/puzzles   (described at ")
          .append(address)
          .append("/q/swagger-ui)");
      AdminPassword.file()
          .ifPresent(
              file ->
                  text.append("\n  the admin  name ")
                      .append(admin.name())
                      .append(
                          AdminPassword.isGenerated()
                              ? ", password " + admin.password().orElse("") + "   (kept in "
                              : "   (the first password is in ")
                      .append(file)
                      .append(')'));
      text.append(
              "\n\n"
                  + "  Register on the page and solve a puzzle, or submit with curl as"
                  + " docs/getting-started.md shows.")
          .append("\n  Ctrl-C stops everything.\n");
    }
    LOG.info(text);
  }

  /** Where health and metrics are. Quarkus sets the port when it has chosen a free port. */
  private static String managementAddress() {
    Config config = ConfigProvider.getConfig();
    return "http://"
        + config.getValue("quarkus.management.host", String.class)
        + ":"
        + config.getValue("quarkus.management.port", String.class)
        + "/q/health";
  }
}
