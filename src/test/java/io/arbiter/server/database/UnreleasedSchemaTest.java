package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreleasedSchemaTest {
  private static final Path MIGRATIONS = Path.of("migrations");

  private static final String TABLES =
      "select tablename from pg_tables where schemaname = 'public' order by 1";

  @TempDir Path former;

  private static Flyway flyway(TestDatabase database, Path migrations) {
    return Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .locations("filesystem:" + migrations)
        .callbacks(new UnreleasedSchema())
        .load();
  }

  @Test
  void databaseFromBeforeTheFirstReleaseIsRefusedAndNotTouched() throws IOException {
    TestDatabase database = TestDatabase.empty();
    Files.writeString(former.resolve("V1__initial.sql"), "create table player (id uuid)");
    Files.writeString(former.resolve("V9_1__stations.sql"), "alter table player add name text");
    flyway(database, former).migrate();
    assertThatThrownBy(() -> flyway(database, MIGRATIONS).migrate())
        .rootCause()
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageMatching(
            "the database \"test_\\d+\" was made by an unreleased version of Arbiter;"
                + " name another database in QUARKUS_DATASOURCE_JDBC_URL");
    assertThat(database.list(String.class, TABLES))
        .containsExactly("flyway_schema_history", "player");
    assertThat(database.list(String.class, "select version from flyway_schema_history"))
        .containsExactly("1", "9.1");
  }

  @Test
  void newDatabaseAndDatabaseOfThisVersionAreMigrated() {
    TestDatabase database = TestDatabase.empty();
    Flyway flyway = flyway(database, MIGRATIONS);
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(flyway.info().applied().length);
    assertThat(flyway.migrate().migrationsExecuted).isZero();
  }
}
