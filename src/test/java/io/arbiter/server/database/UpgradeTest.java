package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.arbiter.DatabaseResource;
import io.arbiter.TestDatabase;
import io.arbiter.app.play.ApiClient;
import io.arbiter.server.score.StandingsCheck;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Databases of earlier schemas, with rows in every table, become databases of today's schema. Each
 * row was written under the schema in which its table or column is new.
 *
 * <p>Up to schema 20 there are dumps, {@code V20.sql.gz}: those of {@code pg_dump --inserts
 * --no-owner}, without comments and empty lines. From schema 21 on there are rows, {@code V35.sql}:
 * statements that run on a database that was migrated from the state before to that schema. No
 * program is needed to make them, and a migration that has landed is never edited, so a database
 * gets the same schema each time.
 */
@QuarkusTest
@WithTestResource(DatabaseResource.class)
class UpgradeTest {
  private static final Path STATES = Path.of("src/test/resources/upgrade");
  private static final String DUMP = ".sql.gz";

  /** What every schema has. */
  private static final List<String> COUNTED =
      List.of("player", "puzzle", "submission", "judgement");

  @Inject AgroalDataSource source;
  @Inject Flyway flyway;
  @Inject SessionFactory entities;
  @Inject StandingsCheck check;
  @TestHTTPResource URI address;

  private TestDatabase database;

  /** The dumps and the rows, in the order of their schemas. All dumps come before all rows. */
  static List<Path> states() throws IOException {
    try (Stream<Path> files = Files.list(STATES)) {
      return files.sorted(Comparator.comparing(UpgradeTest::schema)).toList();
    }
  }

  /** The version of the schema of a dump or of rows. */
  private static MigrationVersion schema(Path state) {
    String name = state.getFileName().toString();
    return MigrationVersion.fromVersion(name.substring(1, name.indexOf(".sql")).replace('_', '.'));
  }

  private static boolean isDump(Path state) {
    return state.toString().endsWith(DUMP);
  }

  private void execute(String sql) throws SQLException {
    // A connection of its own, because a dump changes settings of its connection.
    try (Connection connection = DriverManager.getConnection(database.url(), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Makes the database of a state, from the newest dump that is not newer. */
  private void restore(Path state) throws Exception {
    List<Path> states = states();
    int last = states.indexOf(state);
    int first = last;
    while (!isDump(states.get(first))) {
      first--;
    }
    restoreDump(states.get(first));
    for (Path rows : states.subList(first + 1, last + 1)) {
      migrate(schema(rows));
      execute(Files.readString(rows));
    }
  }

  private void restoreDump(Path dump) throws Exception {
    database = TestDatabase.of(source);
    execute("drop schema public cascade; create schema public");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(dump))) {
      execute(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void migrate(MigrationVersion target) {
    Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .locations("filesystem:migrations")
        .target(target)
        .load()
        .migrate();
  }

  @AfterEach
  void leaveTodaysSchema() throws SQLException {
    execute("drop schema public cascade; create schema public");
    flyway.migrate();
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    for (String table :
        database.list(
            String.class, "select tablename from pg_tables where schemaname = 'public'")) {
      rows.put(table, database.one(Long.class, "select count(*) from public." + table));
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("states")
  void aDatabaseOfAnEarlierSchemaIsMigrated(Path state) throws Exception {
    restore(state);
    Map<String, Long> before = rows();
    assertThat(before).as("a row in every table").doesNotContainValue(0L);
    assertThat(flyway.info().current().getVersion()).isEqualTo(schema(state));
    flyway.migrate();
    entities.getSchemaManager().validateMappedObjects();
    assertThat(check.check()).isEmpty();
    Map<String, Long> after = rows();
    for (String table : COUNTED) {
      assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
    }
    assertEverythingIsShown();
  }

  @Test
  void theNewestStateHasARowInEachTableOfTodaysSchema() throws Exception {
    restore(states().getLast());
    flyway.migrate();
    Map<String, Long> rows = rows();
    rows.values().removeIf(count -> count > 0);
    assertThat(rows.keySet())
        .as(
            "tables without a row. Insert rows in %s/V%s.sql",
            STATES, flyway.info().current().getVersion())
        .isEmpty();
  }

  private void assertEverythingIsShown() throws IOException, InterruptedException {
    ApiClient client = ApiClient.anonymous(address.resolve("/"));
    List<String> paths =
        new ArrayList<>(
            List.of(
                "/api/puzzles",
                "/api/puzzles/easy",
                "/api/puzzles/easy/hints/1",
                "/api/puzzles/easy/leaderboard",
                "/api/players/ada",
                "/api/daily",
                "/api/submissions",
                "/api/leaderboards/all",
                "/api/leaderboards/2026-01",
                "/api/leaderboards/all/players/ada"));
    database
        .list(String.class, "select id::text from submission where kind = 'SUBMISSION'")
        .stream()
        .map(id -> "/api/submissions/" + id)
        .forEach(paths::add);
    for (String path : paths) {
      ApiClient.Answer answer = client.get(path);
      assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    }
    assertThat(client.get("/api/players/ada").body().path("points").asInt())
        .isGreaterThanOrEqualTo(90);
  }
}
