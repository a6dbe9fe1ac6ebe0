package io.arbiter.bench.faults.cluster;

import io.arbiter.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A PostgreSQL on a fixed port that can be killed, stopped, filled and started again. */
public final class Database implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);
  private static final String CONNECTION =
      "primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'%n";

  private final Path folder;
  private final int port;
  private EmbeddedPostgres server;
  private boolean closed;

  /**
   * Starts a server.
   *
   * @param folder for its data; may hold the data of an earlier server
   */
  public Database(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    start();
  }

  /** The folder of its data. */
  public Path folder() {
    return folder;
  }

  /** Starts the server again on its data. */
  public synchronized void start() throws IOException {
    if (closed) {
      throw new IOException("the database is closed");
    }
    // The library cannot unpack its files twice at the same time.
    synchronized (EmbeddedPostgres.class) {
      server = builder().start();
    }
  }

  private EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder)
        .setCleanDataDirectory(false)
        .setPGStartupWait(START)
        // What a server has confirmed survives a kill.
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("max_connections", "120")
        .setServerConfig("max_wal_size", "160MB")
        // A new standby begins where the copy of its files began.
        .setServerConfig("wal_keep_size", "64MB");
  }

  /** Stops the server, as an operator does. Clients lose their connections. */
  public void shutDown() throws IOException {
    server.close();
  }

  /** Sends SIGKILL to the server if it runs, and waits until its processes have ended. */
  public void kill() throws IOException {
    List<ProcessHandle> all = found().map(Signals::tree).orElse(List.of());
    all.stream().findFirst().ifPresent(ProcessHandle::destroyForcibly);
    Awaitility.await("the end of PostgreSQL")
        .atMost(START)
        .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    // Finds no server, and gives the lock of the folder back.
    server.close();
    Files.deleteIfExists(folder.resolve("postmaster.pid"));
  }

  private Optional<ProcessHandle> found() throws IOException {
    Path file = folder.resolve("postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
        : Optional.empty();
  }

  /** The main process of the server. */
  public ProcessHandle process() throws IOException {
    return found().orElseThrow(() -> new IOException("PostgreSQL has ended"));
  }

  /** Whether the server runs and answers. */
  public boolean answers() {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * Makes a standby from a copy of the files of this server, which must run. Returns when the
   * standby streams and each commit waits for it.
   */
  Database standby(Path copy, int otherPort) throws Exception {
    TestDatabase sql = TestDatabase.of(server.getPostgresDatabase());
    Files.writeString(copy(copy).resolve("postgresql.auto.conf"), CONNECTION.formatted(port));
    Files.createFile(copy.resolve("standby.signal"));
    Database standby = new Database(copy, otherPort);
    sql.update("alter system set synchronous_standby_names = '*'");
    sql.rows("select pg_reload_conf()");
    Awaitility.await("a synchronous standby")
        .atMost(START)
        .until(() -> !rows("select from pg_stat_replication where sync_state = 'sync'").isEmpty());
    return standby;
  }

  /** Copies the files in the way of pg_basebackup, which the embedded server lacks. */
  private Path copy(Path to) throws Exception {
    String copying =
        "cd '%s' && tar --exclude='./pg_wal/*' --exclude=./postmaster.pid -c . | tar -xC '%s'"
            .formatted(folder, Files.createDirectories(to));
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      // A file may change or vanish meanwhile; the log of the server has what it lacks.
      new ProcessBuilder("sh", "-c", copying).start().waitFor();
      try (ResultSet label = statement.executeQuery("select (pg_backup_stop(false)).labelfile")) {
        label.next();
        Files.writeString(to.resolve("backup_label"), label.getString(1));
      }
    }
    return to;
  }

  /** Makes a standby the primary. */
  void promote() {
    rows("select pg_promote()");
  }

  /** The rows that a query finds, each with its values as texts. No relay is between. */
  public List<List<String>> rows(String query) {
    return TestDatabase.of(server.getPostgresDatabase()).rows(query).stream()
        .map(row -> row.stream().map(String::valueOf).toList())
        .toList();
  }

  /** Stops the server, which cannot be started again. */
  @Override
  public synchronized void close() throws IOException, InterruptedException {
    closed = true;
    try {
      Optional<ProcessHandle> running = found();
      if (running.isPresent()) {
        // A process that SIGSTOP has stopped cannot end by itself.
        Signals.go(running.get());
      }
    } finally {
      server.close();
    }
  }
}
