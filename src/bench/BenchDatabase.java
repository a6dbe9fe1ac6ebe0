import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A PostgreSQL with the project's tables, which outlives the instances that use it. */
record BenchDatabase(Path launcher, EmbeddedPostgres server, Jdbi jdbi) implements AutoCloseable {
  /**
   * Starts one.
   *
   * @param data its folder, with what an earlier one left there
   */
  static BenchDatabase start(Path launcher, Path data) throws IOException {
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
        .locations("filesystem:" + launcher.resolveSibling("migrations"))
        .load()
        .migrate();
    return new BenchDatabase(
        launcher,
        server,
        Jdbi.create(server.getPostgresDatabase()).installPlugin(new PostgresPlugin()));
  }

  /** Everything else, on this database; answers requests. */
  Bench.Instance instance(Path data) throws Exception {
    Bench.Instance instance =
        Bench.Instance.start(
            launcher,
            "up",
            data,
            Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                server.getJdbcUrl("postgres", "postgres"),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres"));
    instance.awaitReady();
    return instance;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
