package io.arbiter.app.embedded;

import io.arbiter.app.process.StartFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.Utils;

/** A PostgreSQL 18 server of this process, on a free port of the loopback interface. */
public final class EmbeddedPostgres implements AutoCloseable {
  static final String FOLDER = "postgres";

  private static final String PID_FILE = "postmaster.pid";

  /** The index of the line with the port in the server's pid file. */
  private static final int PORT_LINE = 3;

  /** How long the server may take to write what it has in memory. */
  private static final int END_SECONDS = 30;

  /** Lines of the server's log in the message of a failed start. */
  private static final int LAST_LINES = 5;

  private final int port;
  private final Closeable server;

  private EmbeddedPostgres(int port, Closeable server) {
    this.port = port;
    this.server = server;
  }

  /**
   * Starts the server on the folder's data, or creates the data when the folder is new.
   *
   * @param folder for the server's binaries and data
   */
  static EmbeddedPostgres start(Path folder) throws StartFailure {
    Path data = folder.resolve("data");
    Path log = folder.resolve("log");
    Path making = folder.resolve("making");
    try {
      requireUser();
      Files.createDirectories(folder);
      endOrphan(data);
      if (Files.exists(making) && Files.exists(data)) {
        Utils.delete(data.toFile());
      }
      if (!Files.exists(data)) {
        Files.writeString(making, "The data beside this file is not complete yet.\n");
      }
      var server =
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
              .setDataDirectory(data)
              // Every Linux has it, and another machine can read the folder.
              .setLocaleConfig("locale", "C.UTF-8")
              .setCleanDataDirectory(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "128MB")
              // The zonky library turns these off for tests. A verdict must survive a crash.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              // Only what ends the server. The details of other errors have players' texts.
              .setServerConfig("log_min_messages", "fatal")
              .setErrorRedirector(ProcessBuilder.Redirect.to(log.toFile()))
              .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
              // The loops and the requests in flight end first.
              .setRegisterShutdownHook(false)
              .start();
      Files.deleteIfExists(making);
      return new EmbeddedPostgres(server.getPort(), server);
    } catch (IOException | IllegalStateException e) {
      throw new StartFailure(
          "the embedded PostgreSQL does not start on "
              + data
              + ": "
              + e.getMessage()
              + lastWords(log)
              + "; set QUARKUS_DATASOURCE_JDBC_URL to use another",
          e);
    }
  }

  /** What the server or its tools said last. */
  private static String lastWords(Path log) {
    try {
      List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
      return lines.isEmpty()
          ? ""
          : "; PostgreSQL says: "
              + String.join(
                  " / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  /** PostgreSQL refuses to run as root. For root, the library runs it in a user namespace. */
  private static void requireUser() throws IOException, StartFailure {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    if (root && !userNamespaces()) {
      throw new StartFailure(
          """
          PostgreSQL does not run as root, and user namespaces are not allowed here. Run Arbiter as \
          another user, or set QUARKUS_DATASOURCE_JDBC_URL to use another database.\
          """);
    }
  }

  private static boolean userNamespaces() throws IOException {
    try {
      return new ProcessBuilder("unshare", "-U", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Uses the server that already runs in the data folder, or starts a server. Closing stops only a
   * server that was started here. Until then, the data folder is taken.
   *
   * @throws StartFailure also when the folder has no data, or another Arbiter is just starting
   */
  public static EmbeddedPostgres join(Path all) throws StartFailure, IOException {
    Path folder = all.resolve(FOLDER);
    Path data = folder.resolve("data");
    if (!Files.exists(data)) {
      throw new StartFailure("there is no database in " + folder.toAbsolutePath());
    }
    if (running(data).isEmpty()) {
      return startAlone(all);
    }
    String port = Files.readAllLines(data.resolve(PID_FILE)).get(PORT_LINE);
    return new EmbeddedPostgres(Integer.parseInt(port.strip()), () -> {});
  }

  private static EmbeddedPostgres startAlone(Path all) throws StartFailure {
    DataDirectory taken = DataDirectory.take(all);
    try {
      EmbeddedPostgres own = start(all.resolve(FOLDER));
      return new EmbeddedPostgres(
          own.port,
          () -> {
            try (taken) {
              own.close();
            }
          });
    } catch (StartFailure e) {
      taken.close();
      throw e;
    }
  }

  private static Optional<ProcessHandle> running(Path data) throws IOException {
    Path pidFile = data.resolve(PID_FILE);
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return Files.readAllLines(pidFile).stream()
        .findFirst()
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
        .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
        .filter(process -> worksIn(process, data));
  }

  /** After a crash of the machine, the process of this id may be another server. */
  private static boolean worksIn(ProcessHandle process, Path data) {
    try {
      return Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Stops a server that still runs on the data because its Arbiter was killed. SIGINT ends its
   * sessions; after SIGTERM it would wait for them.
   */
  private static void endOrphan(Path data) throws IOException {
    Optional<ProcessHandle> orphan = running(data);
    if (orphan.isPresent()) {
      List<ProcessHandle> sessions = orphan.get().descendants().toList();
      new ProcessBuilder("sh", "-c", "kill -INT " + orphan.get().pid()).start();
      try {
        orphan.get().onExit().get(END_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException | ExecutionException e) {
        orphan.get().destroyForcibly();
        // No server starts on the data while one of them is there.
        sessions.forEach(ProcessHandle::destroyForcibly);
      }
    }
    Files.deleteIfExists(data.resolve(PID_FILE));
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  @Override
  public String toString() {
    return "the embedded PostgreSQL";
  }
}
