package io.arbiter.app.command;

import io.arbiter.app.embedded.Embedded;
import io.arbiter.app.process.StartFailure;
import io.arbiter.app.process.Traces;
import io.arbiter.server.database.UnusableDatabaseException;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts roles in this process and runs until the process is stopped. */
abstract class StartCommand implements Callable<Integer> {
  private static final Logger LOG = Logger.getLogger(StartCommand.class);

  @Option(
      names = "-D",
      paramLabel = "NAME=VALUE",
      mapFallbackValue = "",
      description = "sets a configuration property; see docs/configuration.md")
  private Map<String, String> properties = Map.of();

  @Override
  public Integer call() {
    prepare();
    properties.forEach(System::setProperty);
    run();
    return 0;
  }

  void prepare() {}

  /**
   * Runs until the process ends. If the start fails, the process ends with a message and status 1.
   */
  private static void run() {
    System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    try {
      Traces.configure();
      Embedded.start();
    } catch (StartFailure | IllegalArgumentException e) {
      System.err.println("arbiter: " + e.getMessage());
      System.exit(1);
    }
    Quarkus.run(
        null,
        (status, failure) -> {
          if (failure != null) {
            report(failure);
          }
          // After a failed start nothing else stops the embedded services.
          Embedded.stop();
          // In development mode Quarkus goes on, and starts the program again when it has changed.
          if (!LaunchMode.current().isDev()) {
            System.exit(status);
          }
        });
  }

  /** Logs the failure, because Quarkus does not log a failure that it passes to a handler. */
  private static void report(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof BindException)) {
      cause = cause.getCause();
    }
    // These messages name the port or the database and need no more.
    boolean clear = cause instanceof BindException || cause instanceof UnusableDatabaseException;
    LOG.error("the start failed: " + cause.getMessage(), clear ? null : failure);
  }

  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = "Starts everything: database, broker, API, page and worker.")
  static final class Up extends StartCommand {
    @Override
    void prepare() {
      // Who tries Arbiter tries its API, too.
      System.setProperty("quarkus.swagger-ui.enabled", "true");
    }
  }

  @Command(
      name = "api",
      mixinStandardHelpOptions = true,
      description =
          "Starts the API without a worker; set QUARKUS_DATASOURCE_JDBC_URL and"
              + " KAFKA_BOOTSTRAP_SERVERS.")
  static final class Api extends StartCommand {
    @Override
    void prepare() {
      System.setProperty("arbiter.roles", "api");
    }
  }

  @Command(
      name = "worker",
      mixinStandardHelpOptions = true,
      description = "Starts a worker without the API; set KAFKA_BOOTSTRAP_SERVERS.")
  static final class Worker extends StartCommand {
    @Override
    void prepare() {
      System.setProperty("arbiter.roles", "worker");
      if (System.getenv("QUARKUS_MANAGEMENT_PORT") == null) {
        // Several workers may share a machine, so each uses a free port for health and metrics.
        System.setProperty("quarkus.management.port", "0");
      }
    }
  }
}
