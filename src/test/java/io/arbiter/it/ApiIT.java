package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.arbiter.core.bundle.PuzzleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Tests the HTTP contract on a complete instance with real database, broker and sandbox. */
class ApiIT {
  /** Fewer connections than the requests and the loops may need at once. */
  static final int CONNECTIONS = 8;

  private static final Duration PREPARATION = Duration.ofSeconds(180);

  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    MailCases.smtp = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    MailCases.smtp.start();
    IdentityCases.provider = new IdentityProvider();
    Path puzzles = folder.resolve("puzzles");
    copy(Path.of("puzzles"), puzzles);
    copy(Path.of("src/test/bundles"), puzzles);
    ApiCases.folder = folder;
    ApiCases.arbiter = Instance.start("up", folder, settings(puzzles)).awaitReady();
    ApiCases.nobody = Client.anonymous(ApiCases.arbiter.address());
    ApiCases.ada = Client.register(ApiCases.arbiter.address(), "ada");
    awaitPuzzles(PuzzleFolder.bundles(puzzles).size());
  }

  private static Map<String, String> settings(Path puzzles) {
    Map<String, String> settings = new HashMap<>(WebhookCases.SETTINGS);
    settings.putAll(
        Map.of(
            "ARBITER_ADMIN_PASSWORD",
            "opens everything",
            // Fuzz guesses many passwords.
            "ARBITER_PER_ADDRESS_FAILED_LOGINS",
            "100000",
            // Fuzz also runs without a token.
            "ARBITER_PER_ADDRESS_RUNS",
            Integer.toString(VisitorRunCases.PER_ADDRESS),
            "QUARKUS_DATASOURCE_JDBC_MAX_SIZE",
            Integer.toString(CONNECTIONS),
            "ARBITER_PUZZLES_FOLDER",
            puzzles.toString()));
    settings.putAll(MailCases.settings());
    settings.putAll(IdentityCases.provider.settings());
    return settings;
  }

  /** Waits for the puzzles with a generator: a worker prepares them after the start. */
  private static void awaitPuzzles(int count) {
    Awaitility.await("all puzzles")
        .atMost(PREPARATION)
        .until(() -> ApiCases.nobody.items("/api/puzzles?limit=100").size() == count);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> entries = Files.walk(from)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  @AfterAll
  static void stop() {
    ApiCases.arbiter.close();
    MailCases.smtp.stop();
    IdentityCases.provider.close();
    assertThat(ApiCases.arbiter.output().lines())
        .as("Clients who closed their connections are no errors of the server.")
        .noneMatch(line -> line.contains("request to /api/tokens failed"));
  }

  @Nested
  class Access extends AccessCases {}

  @Nested
  class Classes extends ClassCases {}

  @Nested
  class CommandLine extends PlayCases {}

  @Nested
  class Connections extends ConnectionCases {}

  @Nested
  class Console extends ConsoleApiCases {}

  @Nested
  class Contests extends ContestCases {}

  @Nested
  class Contract extends ContractCases {}

  @Nested
  class Daily extends DailyCases {}

  @Nested
  class Desk extends DeskCases {}

  @Nested
  class DeskTasks extends DeskTaskCases {}

  @Nested
  class Fuzz extends FuzzCases {}

  @Nested
  class Identities extends IdentityCases {}

  @Nested
  class Languages extends LanguageCases {}

  @Nested
  class Observability extends ObservabilityCases {}

  @Nested
  class Mail extends MailCases {}

  @Nested
  class Players extends PlayerCases {}

  @Nested
  class Publications extends PublicationCases {}

  @Nested
  class Puzzles extends PuzzleCases {}

  @Nested
  class Ratings extends RatingCases {}

  @Nested
  class Stations extends StationCases {}

  @Nested
  class Submissions extends SubmissionCases {}

  @Nested
  class Verdicts extends VerdictCases {}

  @Nested
  class Visibility extends VisibilityCases {}

  @Nested
  class Visuals extends VisualCases {}

  @Nested
  class VisitorRuns extends VisitorRunCases {}

  @Nested
  class Webhooks extends WebhookCases {}
}
