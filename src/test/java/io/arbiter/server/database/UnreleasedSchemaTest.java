package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class UnreleasedSchemaTest {
  private static final String TABLES =
      "select tablename from pg_tables where schemaname = 'public' order by 1";

  private static Flyway flyway(TestDatabase database) {
    return Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .locations("filesystem:migrations")
        .callbacks(new UnreleasedSchema())
        .load();
  }

  @Test
  void databaseFromBeforeTheFirstReleaseIsRefusedAndNotTouched() {
    TestDatabase database = TestDatabase.empty();
    database.update("create table player (id uuid primary key)");
    database.update(
        "create table flyway_schema_history (installed_rank int, version text, script text)");
    database.update(
        "insert into flyway_schema_history values (1, '1', 'V1__initial.sql'),"
            + " (2, '9.1', 'V9_1__stations.sql')");
    assertThatThrownBy(() -> flyway(database).migrate())
        .rootCause()
        .isInstanceOf(UnusableDatabaseException.class)
        .hasMessageMatching(
            "the database \"test_\\d+\" was made by an unreleased version of Arbiter;"
                + " name another database in QUARKUS_DATASOURCE_JDBC_URL");
    assertThat(database.list(String.class, TABLES))
        .containsExactly("flyway_schema_history", "player");
    assertThat(database.list(Integer.class, "select installed_rank from flyway_schema_history"))
        .isEqualTo(List.of(1, 2));
  }

  @Test
  void newDatabaseAndDatabaseOfThisVersionAreMigrated() {
    TestDatabase database = TestDatabase.empty();
    Flyway flyway = flyway(database);
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(flyway.info().applied().length);
    assertThat(flyway.migrate().migrationsExecuted).isZero();
  }
}
