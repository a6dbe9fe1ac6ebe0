package io.arbiter.app;

import io.arbiter.app.embedded.AdminPassword;
import io.arbiter.app.process.Roles;
import io.arbiter.delivery.broker.Broker;
import io.arbiter.server.admin.AdminSettings;
import io.arbiter.worker.judging.Sandboxes;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
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
    // Quarkus sets the port of health and metrics when it has chosen a free port.
    Config config = ConfigProvider.getConfig();
    String ready =
        "ready after %s s; health and metrics on http://%s:%s/q/health"
            .formatted(
                millis / 100 / 10.0,
                config.getValue("quarkus.management.host", String.class),
                config.getValue("quarkus.management.port", String.class));
    LOG.info(roles.api() ? ready + addresses() : ready);
  }

  private String addresses() {
    return """


      the page   http://localhost:%1$d/
      the API    http://localhost:%1$d/api/puzzles   (described at http://localhost:%1$d/q/swagger-ui)%2$s

      Register on the page and solve a puzzle, or submit with curl as docs/getting-started.md shows.
      Ctrl-C stops everything.
    """
        .formatted(port, AdminPassword.file().map(this::login).orElse(""));
  }

  private String login(Path file) {
    String password =
        AdminPassword.isGenerated()
            ? ", password " + admin.password().orElse("") + "   (kept in "
            : "   (the first password is in ";
    return "\n  the admin  name " + admin.name() + password + file + ")";
  }
}
