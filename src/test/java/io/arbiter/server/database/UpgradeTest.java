package io.arbiter.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.ServerTest;
import io.arbiter.app.play.ApiClient;
import io.arbiter.core.listing.PageRequest;
import io.arbiter.server.DatabaseTest;
import io.arbiter.server.player.Viewer;
import io.arbiter.server.score.StandingsCheck;
import io.arbiter.server.submission.SubmissionCatalog;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases of released versions, with rows in every table, become databases of today's schema. */
@ServerTest
class UpgradeTest extends DatabaseTest {
  private static final Path ROWS = Path.of("src/test/resources/upgrade");
  private static final List<String> PATHS =
      List.of(
          "puzzles",
          "puzzles/easy",
          "puzzles/easy/hints/1",
          "puzzles/easy/leaderboard",
          "players/ada",
          "daily",
          "leaderboards/all",
          "leaderboards/2026-01",
          "leaderboards/all/players/ada");

  /**
   * A version of Arbiter. Its file of rows completes those of the versions before it: it has the
   * rows of the tables and the values of the columns that are new in it.
   */
  enum Release {
    V0_1_0("0.1.0", "20");

    private final Path rows;

    /** The last migration of the version. */
    private final String schema;

    Release(String name, String schema) {
      this.rows = ROWS.resolve(name + ".sql");
      this.schema = schema;
    }
  }

  @Inject Flyway flyway;
  @Inject StandingsCheck check;
  @Inject SubmissionCatalog submissions;
  @TestHTTPResource URI address;

  @BeforeEach
  void empty() {
    database.update("drop schema public cascade");
    database.update("create schema public");
  }

  @AfterEach
  void leaveTodaysSchema() {
    empty();
    flyway.migrate();
  }

  private void restore(Release release) throws IOException {
    for (Release each : EnumSet.range(Release.V0_1_0, release)) {
      Flyway.configure()
          .configuration(flyway.getConfiguration())
          .target(each.schema)
          .load()
          .migrate();
      database.update(Files.readString(each.rows));
    }
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    texts("select tablename from pg_tables where schemaname = 'public'")
        .forEach(table -> rows.put(table, count("public." + table)));
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseOfAReleasedVersionIsMigrated(Release release) throws Exception {
    restore(release);
    Map<String, Long> before = rows();
    assertThat(before).as("a row in every table").doesNotContainValue(0L);
    flyway.migrate();
    sessions.getSchemaManager().validateMappedObjects();
    assertThat(check.check()).isEmpty();
    Map<String, Long> after = rows();
    if (release.ordinal() == Release.values().length - 1) {
      assertThat(after)
          .as("a row in every table of today's schema; insert rows in %s", release.rows)
          .doesNotContainValue(0L);
    }
    for (String table : List.of("player", "puzzle", "submission", "judgement")) {
      assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
    }
    assertEverythingIsShown();
  }

  private void assertEverythingIsShown() throws IOException, InterruptedException {
    ApiClient client = ApiClient.anonymous(address.resolve("/"));
    for (String path : PATHS) {
      ApiClient.Answer answer = client.get("/api/" + path);
      assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    }
    Viewer admin = new Viewer(Optional.empty(), true);
    for (String id : texts("select id::text from submission where kind = 'SUBMISSION'")) {
      assertThat(submissions.find(UUID.fromString(id), admin)).as(id).isPresent();
    }
    var all = new SubmissionCatalog.Filter(null, null, null);
    assertThat(submissions.list(all, new PageRequest(), admin).items()).isNotEmpty();
    assertThat(client.get("/api/players/ada").body().path("points").asInt())
        .isGreaterThanOrEqualTo(90);
  }
}
