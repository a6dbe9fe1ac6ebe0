package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.PuzzleFolder;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Tests the HTTP contract on a complete instance with real database, broker and sandbox. */
class ApiIT {
  private static final Duration PREPARATION = Duration.ofSeconds(180);

  @BeforeAll
  static void start() throws IOException {
    ApiCases.arbiter = SharedInstance.get();
    ApiCases.folder = SharedInstance.FOLDER;
    ApiCases.nobody = Client.anonymous(ApiCases.arbiter.address());
    ApiCases.ada = Client.register(ApiCases.arbiter.address(), "ada");
    awaitPuzzles(PuzzleFolder.bundles(SharedInstance.FOLDER.resolve("puzzles")).size());
  }

  /** Waits for the puzzles with a generator: a worker prepares them after the start. */
  private static void awaitPuzzles(int count) {
    Awaitility.await("all puzzles")
        .atMost(PREPARATION)
        .until(() -> ApiCases.nobody.items("/api/puzzles?limit=100").size() == count);
  }

  @AfterAll
  static void stop() {
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
