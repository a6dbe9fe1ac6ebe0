package io.arbiter;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** A real PostgreSQL for the tests of this JVM, with an empty schema for each caller. */
public final class TestDatabase {
  private static EmbeddedPostgres server;

  private TestDatabase() {}

  /** A database of its own with all migrations. */
  public static Jdbi create() {
    return create("latest");
  }

  /** As the other, with the migrations up to a version. */
  public static synchronized Jdbi create(String version) {
    try {
      if (server == null) {
        server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
      }
      String name = "test_" + System.nanoTime();
      Jdbi.create(server.getPostgresDatabase())
          .useHandle(h -> h.execute("create database " + name));
      DataSource database = server.getDatabase("postgres", name);
      Flyway.configure()
          .dataSource(database)
          .locations("filesystem:migrations")
          .target(version)
          .load()
          .migrate();
      return Jdbi.create(database).installPlugin(new PostgresPlugin());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
