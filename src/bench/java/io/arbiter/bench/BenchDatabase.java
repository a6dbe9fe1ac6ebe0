package io.arbiter.bench;

import io.arbiter.TestDatabase;
import io.arbiter.app.command.Checkout;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * A PostgreSQL server with the project's tables. It can serve several instances one after another.
 */
record BenchDatabase(EmbeddedPostgres server) implements AutoCloseable {
  /**
   * Starts a server.
   *
   * @param data the folder for its data; may hold the data of an earlier server
   */
  static BenchDatabase start(Path data) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("work_mem", "256MB")
            .setServerConfig("maintenance_work_mem", "1GB")
            .setServerConfig("max_wal_size", "8GB")
            .setServerConfig("max_connections", "120")
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .start();
    Flyway.configure()
        .dataSource(server.getPostgresDatabase())
        .locations("filesystem:" + Checkout.resolve("migrations"))
        .load()
        .migrate();
    return new BenchDatabase(server);
  }

  TestDatabase sql() {
    return TestDatabase.of(server.getPostgresDatabase());
  }

  /** The address, for the user postgres. */
  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** Starts everything else on this database, and returns when the instance is ready. */
  BenchInstance instance(Path folder) throws IOException {
    BenchInstance instance =
        BenchInstance.start(
            folder,
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", url(), "QUARKUS_DATASOURCE_USERNAME", "postgres"));
    instance.awaitReady();
    return instance;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
