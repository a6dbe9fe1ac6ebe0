package io.arbiter.app.embedded;

import io.arbiter.app.process.EarlySettings;
import io.arbiter.app.process.ProcessSettings;
import io.arbiter.app.process.Roles;
import io.arbiter.app.process.StartFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The database and the broker that this process starts because none are configured. They start
 * before Quarkus, which finds their addresses in system properties. They stop after the loops.
 */
public final class Embedded {
  private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

  /** The properties that say where the services are. */
  private static final Set<String> ADDRESSES = ConcurrentHashMap.newKeySet();

  /**
   * Loggers that write too much before Quarkus has configured logging. The references keep their
   * levels from being garbage collected.
   */
  private static final List<Logger> QUIET =
      Stream.of("org.apache.kafka", "kafka", "io.zonky", "state.change.logger")
          .map(Logger::getLogger)
          .toList();

  /** Stops the services if the process is ended before Quarkus, which does it later, is there. */
  private static final Thread STOP = new Thread(Embedded::stop, "embedded-stop");

  /** Stops the services after everything else has stopped. */
  @ApplicationScoped
  static class Shutdown {
    /** From here on Quarkus stops the services. */
    void started(@Observes StartupEvent event) {
      try {
        Runtime.getRuntime().removeShutdownHook(STOP);
      } catch (IllegalStateException e) {
        // The process is ending already.
      }
    }

    void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
      Embedded.stop();
    }
  }

  private Embedded() {}

  /**
   * Starts the services that are not configured.
   *
   * @throws StartFailure says what the operator can do
   */
  public static synchronized void start() throws StartFailure {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    Roles roles;
    try {
      roles = Roles.configured();
    } catch (IllegalArgumentException e) {
      throw new StartFailure(String.valueOf(e.getMessage()));
    }
    boolean ownBroker = configured("kafka.bootstrap.servers").isEmpty();
    boolean ownDatabase = roles.api() && configured("quarkus.datasource.jdbc.url").isEmpty();
    if (ownBroker && !roles.api()) {
      throw new StartFailure(
          "a process with only the role worker needs the broker of the api: set"
              + " KAFKA_BOOTSTRAP_SERVERS=host:port");
    }
    if (!roles.api()) {
      // A worker has only the port for health and metrics.
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.datasource.active", "false");
      System.setProperty("quarkus.flyway.active", "false");
      System.setProperty("quarkus.hibernate-orm.active", "false");
    }
    if (!ownBroker && !roles.api()) {
      EarlySandboxes.warm();
      return;
    }
    if (ownBroker) {
      requireServer("kafka.server.KafkaRaftServer", "broker", "KAFKA_BOOTSTRAP_SERVERS");
    }
    if (ownDatabase) {
      requireServer(
          "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
          "database",
          "QUARKUS_DATASOURCE_JDBC_URL");
    }
    Runtime.getRuntime().addShutdownHook(STOP);
    DataDirectory data = DataDirectory.take(EarlySettings.of(ProcessSettings.class).data());
    RUNNING.push(data);
    if (roles.worker()) {
      // At the same time as the services, because the children take seconds of processor time.
      EarlySandboxes.warm();
    }
    try {
      startServices(data, ownBroker, ownDatabase);
    } catch (StartFailure e) {
      stop();
      throw e;
    }
  }

  /** The container's image has no servers. */
  private static void requireServer(String type, String service, String setting)
      throws StartFailure {
    try {
      Class.forName(type, false, Embedded.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new StartFailure("this program has no " + service + " of its own: set " + setting, e);
    }
  }

  private static void startServices(DataDirectory data, boolean ownBroker, boolean ownDatabase)
      throws StartFailure {
    // Quarkus, which configures the log, starts later.
    System.err.println(
        "arbiter: starting "
            + (ownDatabase ? "PostgreSQL and " : "")
            + (ownBroker ? "Kafka and " : "")
            + "Quarkus, with the data in "
            + data.resolve(""));
    SigningKey.ensure(data.resolve("keys"));
    // The broker takes 3 s and the database 1 to 5 s, so they start at the same time.
    Thread[] broker = new Thread[1];
    StartFailure[] failure = new StartFailure[1];
    if (ownBroker) {
      broker[0] =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      EmbeddedKafka kafka = EmbeddedKafka.start(data.service(EmbeddedKafka.FOLDER));
                      push(kafka);
                      configure("kafka.bootstrap.servers", kafka.bootstrapServers());
                    } catch (StartFailure e) {
                      failure[0] = e;
                    }
                  });
    }
    try {
      if (ownDatabase) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data.service(EmbeddedPostgres.FOLDER));
        push(postgres);
        configure("quarkus.datasource.jdbc.url", postgres.jdbcUrl());
        System.setProperty("quarkus.datasource.username", "postgres");
        AdminPassword.ensure(data.resolve("admin-password"));
      }
    } finally {
      join(broker[0]);
    }
    if (failure[0] != null) {
      throw failure[0];
    }
  }

  private static void push(AutoCloseable service) {
    synchronized (RUNNING) {
      RUNNING.push(service);
    }
  }

  private static void join(@Nullable Thread thread) {
    if (thread != null) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<String> configured(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }

  private static void configure(String address, String value) {
    ADDRESSES.add(address);
    System.setProperty(address, value);
  }

  /** Stops the services in reverse order and unlocks the data folder last. */
  public static void stop() {
    // In development mode the program starts again in this process.
    ADDRESSES.forEach(System::clearProperty);
    while (true) {
      AutoCloseable service;
      synchronized (RUNNING) {
        service = RUNNING.poll();
      }
      if (service == null) {
        return;
      }
      try {
        service.close();
      } catch (Exception e) {
        System.err.println("arbiter: " + service + " did not stop cleanly: " + e);
      }
    }
  }
}
