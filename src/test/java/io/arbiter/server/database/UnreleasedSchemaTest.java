package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreleasedSchemaTest {
  private static final String TABLES =
      "select tablename from pg_tables where schemaname = 'public' order by 1";

  /** Tables whose rows are never deleted. The row of a deleted account stays, too. */
  private static final List<String> KEPT =
      List.of("media", "player", "puzzle", "puzzle_version", "rejudging", "test_set");

  /**
   * The foreign keys of which no index begins with all columns. An index without the rows that
   * refer to nothing is enough.
   */
  private static final String WITHOUT_INDEX =
      """
      select c.conrelid::regclass::text || ': ' || c.conname from pg_constraint c
      where c.contype = 'f' and c.confrelid::regclass::text <> all (?)
        and not exists (
          select from pg_index i
          where i.indrelid = c.conrelid and i.indisvalid
            and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey
            and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
              select '(' || a.attname || ' IS NOT NULL)' from pg_attribute a
              where a.attrelid = c.conrelid and a.attnum = c.conkey[1])))
      """;

  private final TestDatabase database = TestDatabase.empty();
  @TempDir Path former;

  private Flyway flyway(Path migrations) {
    return Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .locations("filesystem:" + migrations)
        .callbacks(new UnreleasedSchema())
        .load();
  }

  @Test
  void databaseFromBeforeTheFirstReleaseIsRefusedAndNotTouched() throws IOException {
    Files.writeString(former.resolve("V1__initial.sql"), "create table player (id uuid)");
    Files.writeString(former.resolve("V9_1__stations.sql"), "alter table player add name text");
    flyway(former).migrate();
    assertThatThrownBy(() -> flyway(Path.of("migrations")).migrate())
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

  /** Without an index, PostgreSQL reads a whole table for each row that is deleted. */
  @Test
  void newDatabaseIsMigratedOnceAndFindsWhatRefersToADeletedRowInAnIndex() {
    Flyway flyway = flyway(Path.of("migrations"));
    assertThat(flyway.migrate().migrationsExecuted).isEqualTo(flyway.info().applied().length);
    assertThat(flyway.migrate().migrationsExecuted).isZero();
    assertThat(database.list(String.class, TABLES)).containsAll(KEPT);
    assertThat(database.list(String.class, WITHOUT_INDEX, KEPT)).isEmpty();
  }
}
