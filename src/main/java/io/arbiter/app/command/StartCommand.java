package io.arbiter.app.command;

import io.arbiter.app.Startup;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts roles in this process and runs until the process is stopped. */
abstract class StartCommand implements Callable<Integer> {
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
    Startup.run();
    return 0;
  }

  /** Sets the configuration properties of the command. */
  void prepare() {}

  @Command(
      name = "up",
      mixinStandardHelpOptions = true,
      description = "Starts everything: database, broker, API, page and worker.")
  static final class Up extends StartCommand {}

  @Command(
      name = "api",
      mixinStandardHelpOptions = true,
      description =
          "Starts the API without a worker; set QUARKUS_DATASOURCE_JDBC_URL and KAFKA_BOOTSTRAP_SERVERS.")
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
