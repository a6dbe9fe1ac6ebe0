package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.TestBroker;
import io.arbiter.app.client.ApiClient.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the topology of {@code docker-compose.yml} as processes: a PostgreSQL, a broker, one api and
 * two workers. Tests what happens when one of them dies.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {
  /** How long everything may take to work again after a fault. */
  private static final Duration RECOVERY = Duration.ofSeconds(15);

  /** A validation waits for its lane and for a child, which takes long on a slow machine. */
  private static final Duration VALIDATION = Duration.ofMinutes(3);

  private static final int LINES = 30;

  @TempDir private static Path folder;
  private static int databasePort;
  private static EmbeddedPostgres database;
  private static TestBroker broker;
  private static Instance api;
  private static final Map<String, Instance> WORKERS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    databasePort = Instance.freePort();
    startDatabase();
    broker = TestBroker.start(folder.resolve("kafka"));
    api =
        Instance.start(
            "api",
            folder,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.address(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                databaseUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "ARBITER_ADMIN_PASSWORD",
                "opens everything",
                "ARBITER_DELIVERY_LOCK",
                "3s"));
    startWorker("one");
    startWorker("two");
    api.awaitReady();
    WORKERS.values().forEach(Instance::awaitReady);
    WORKERS.keySet().forEach(FaultIT::awaitWhole);
  }

  /**
   * Waits until a worker has started all its children. Each start takes seconds of processor time.
   */
  private static void awaitWhole(String worker) {
    Awaitility.await("the children of worker " + worker)
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                has(worker, "arbiter_children_ready{sandbox=\"players\"} 1.0")
                    && has(worker, "arbiter_children_spare 1.0"));
  }

  private static String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
  }

  private static void startDatabase() throws IOException {
    database =
        EmbeddedPostgres.builder()
            .setPort(databasePort)
            .setDataDirectory(folder.resolve("postgres"))
            .setCleanDataDirectory(false)
            .start();
  }

  private static void startWorker(String name) throws IOException {
    WORKERS.put(
        name,
        Instance.start(
            "worker",
            folder,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.address(),
                // Short, so that even a job of a few seconds needs renewals.
                "ARBITER_DELIVERY_LOCK",
                "3s",
                "ARBITER_WORKER_NAME",
                name)));
  }

  @AfterAll
  static void stop() throws Exception {
    WORKERS.values().forEach(Instance::close);
    api.close();
    broker.close();
    database.close();
  }

  /** The worker and the delivery number of each judgement. */
  private static List<String> judgements(String submission) throws Exception {
    try (Connection connection = DriverManager.getConnection(databaseUrl(), "postgres", "");
        var statement =
            connection.prepareStatement(
                """
                select (provenance->>'worker') || ' ' || (provenance->>'delivery')
                from judgement where submission_id = ?::uuid
                """)) {
      statement.setString(1, submission);
      List<String> workers = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          workers.add(rows.getString(1));
        }
      }
      return workers;
    }
  }

  private static int points(Client player) {
    return player.get("/api/me").body().path("points").asInt();
  }

  @Test
  @Order(1)
  void twoWorkersShareTheQueue() throws Exception {
    Client ada = Client.register(api.address(), "ada");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(
          ada.submit("fizz-buzz", "submissions", "import time; time.sleep(0.2)\n" + Sources.RIGHT));
    }
    List<String> workers = new ArrayList<>();
    for (String id : ids) {
      assertThat(ada.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
      workers.addAll(judgements(id));
    }
    assertThat(workers).hasSize(10).containsOnly("one 1", "two 1");
    assertThat(points(ada)).isEqualTo(10);
  }

  @Test
  @Order(2)
  void aJobThatOutlastsItsLockIsDeliveredOnce() throws Exception {
    Client eve = Client.register(api.address(), "eve");
    String slow = "import time; time.sleep(5)\n" + Sources.RIGHT;
    String id = eve.submit("fizz-buzz", "submissions", slow);
    assertThat(eve.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(judgements(id)).hasSize(1).allMatch(judgement -> judgement.endsWith(" 1"));
  }

  @Test
  @Order(2)
  void aWorkerHasOnlyThePortForHealthAndMetrics() {
    Instance worker = WORKERS.get("one");
    assertThat(worker.ready()).isTrue();
    Awaitility.await()
        .until(
            () -> worker.output().contains("health and metrics on " + worker.managementAddress()));
    assertThat(Client.anonymous(worker.address()).get("/api/puzzles").body().toString())
        .contains("ConnectException");
    assertThat(Client.anonymous(worker.managementAddress()).get("/api/puzzles").status())
        .isEqualTo(404);
  }

  @Test
  @Order(3)
  void aBrokerThatIsAwayDelaysAndLosesNothing() throws Exception {
    Client bob = Client.register(api.address(), "bob");
    broker.shutDown();
    String id = bob.submit("fizz-buzz", "submissions", Sources.RIGHT);
    assertThat(bob.submission(id).path("state").asText()).isEqualTo("ACCEPTED");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !api.ready());
    broker.start();
    assertThat(bob.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(points(bob)).isEqualTo(10);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> api.ready());
  }

  @Test
  @Order(4)
  void aDatabaseThatRestartsUnderLoadLosesNothingThatWasAccepted() throws Exception {
    Client cyd = Client.register(api.address(), "cyd");
    List<String> accepted = new ArrayList<>();
    List<Integer> refused = new ArrayList<>();
    Thread restart =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    Awaitility.await().until(() -> accepted.size() >= 10);
                    database.close();
                    startDatabase();
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
    for (int i = 0; accepted.size() < 40; i++) {
      byte[] body = ("{\"source\": \"x = " + i + "\"}").getBytes(StandardCharsets.UTF_8);
      Answer answer = cyd.send("POST", "/api/puzzles/fizz-buzz/submissions", body, Map.of());
      if (answer.status() == 202) {
        accepted.add(answer.body().path("id").asText());
      } else {
        refused.add(answer.status());
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo("UNAVAILABLE");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
      }
    }
    restart.join();
    for (String id : accepted) {
      JsonNode judged = cyd.awaitVerdict(id);
      assertThat(judged.path("verdict").asText()).isEqualTo("MISSING_FUNCTION");
      assertThat(judgements(id)).hasSize(1);
    }
    assertThat(refused).as("the restart was felt").allMatch(status -> status == 503);
  }

  @Test
  @Order(5)
  void whatAKilledWorkerHadInHandIsJudgedByTheOtherAndScoredOnce() throws Exception {
    Client dan = Client.register(api.address(), "dan");
    String slow = "import time; time.sleep(8)\n" + Sources.RIGHT;
    String id = dan.submit("fizz-buzz", "submissions", slow);
    dan.awaitState(id, "RUNNING");
    String victim = WORKERS.keySet().stream().filter(FaultIT::isBusy).findFirst().orElseThrow();
    String other = victim.equals("one") ? "two" : "one";
    List<ProcessHandle> tree = WORKERS.get(victim).tree();
    WORKERS.remove(victim).kill();
    assertThat(dan.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    assertThat(judgements(id)).containsExactly(other + " 2");
    assertThat(points(dan)).isEqualTo(10);
    Awaitility.await("children follow their parent")
        .atMost(Duration.ofSeconds(10))
        .until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static boolean isBusy(String worker) {
    return has(worker, "arbiter_children_busy{sandbox=\"players\"} 1.0");
  }

  /** Whether a worker's metrics contain the line. */
  private static boolean has(String worker, String line) {
    Answer metrics = Client.anonymous(WORKERS.get(worker).managementAddress()).get("/q/metrics");
    return new String(metrics.raw().body(), StandardCharsets.UTF_8).contains(line);
  }

  /**
   * Sends submissions for all slots, and returns when each slot judges one and has renewed its
   * lock.
   */
  private static List<String> fillSlots(Client player) throws InterruptedException {
    String slow = "import time; time.sleep(2.5)\n" + Sources.RIGHT;
    List<String> ids = new ArrayList<>();
    Awaitility.await("each slot has a job")
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              // One worker may work again before the other, and judge all of them.
              if (ids.stream().allMatch(id -> isJudged(player, id))) {
                WORKERS.forEach((_, _) -> ids.add(player.submit("fizz-buzz", "submissions", slow)));
              }
              return WORKERS.keySet().stream().allMatch(FaultIT::isBusy);
            });
    // The lock is renewed after a third of its time, which is one second. Nothing shows the
    // renewal, so this waits a little longer; the job takes more time than that.
    Thread.sleep(1_200);
    return ids;
  }

  private static boolean isJudged(Client player, String id) {
    return player.submission(id).path("state").asText().equals("JUDGED");
  }

  private static void awaitVerdicts(Client player, List<String> ids) {
    broker.awaitAnswer();
    long back = System.nanoTime();
    for (String id : ids) {
      assertThat(player.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    }
    Duration waited = Duration.ofNanos(System.nanoTime() - back);
    System.out.println("all verdicts " + waited.toMillis() + " ms after the broker was back");
    assertThat(waited).as("from the broker's return to the last verdict").isLessThan(RECOVERY);
  }

  /**
   * Checks that each thread of the workers uses less than a fifth of a processor while there is no
   * work.
   */
  private static void assertNobodySpins() {
    Awaitility.await("the workers rest")
        .atMost(RECOVERY)
        .untilAsserted(
            () -> {
              for (Instance worker : WORKERS.values()) {
                assertThat(worker.busiestThread(Duration.ofSeconds(2))).isLessThan(0.2);
              }
            });
  }

  @Test
  @Order(6)
  void aBrokerThatIsKilledWhileEachSlotHoldsAJobStopsNobody() throws Exception {
    Stream.of("one", "two").filter(name -> !WORKERS.containsKey(name)).forEach(FaultIT::restart);
    Client fay = Client.register(api.address(), "fay");
    int rounds = Integer.getInteger("fault.rounds", 1);
    for (int round = 0; round < rounds; round++) {
      List<String> ids = new ArrayList<>();
      for (int pauseMillis : List.of(0, 1_200, 5_000)) {
        ids.addAll(fillSlots(fay));
        broker.kill();
        Thread.sleep(pauseMillis);
        broker.start();
        ids.add(fay.submit("fizz-buzz", "submissions", Sources.RIGHT));
        broker.awaitAnswer();
      }
      awaitVerdicts(fay, ids);
      assertNobodySpins();
    }
    assertThat(points(fay)).isEqualTo(10);
  }

  private static void restart(String worker) {
    try {
      startWorker(worker);
      WORKERS.get(worker).awaitReady();
      awaitWhole(worker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(7)
  void aBrokerThatDoesNotAnswerForLongerThanTheLockStopsNobody() throws Exception {
    Client gus = Client.register(api.address(), "gus");
    int rounds = Integer.getInteger("fault.rounds", 1);
    for (int round = 0; round < rounds; round++) {
      List<String> ids = fillSlots(gus);
      broker.freeze();
      Thread.sleep(6_000);
      broker.thaw();
      awaitVerdicts(gus, ids);
      assertNobodySpins();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 60})
  @Order(8)
  void everyClientOfABrokerThatWasAwayGoesOnByItself(int seconds) throws Exception {
    Client hal = Client.register(api.address(), "hal" + seconds);
    broker.shutDown();
    List<String> ids = List.of(hal.submit("fizz-buzz", "submissions", Sources.RIGHT));
    Thread.sleep(Duration.ofSeconds(seconds));
    if (seconds == 60) {
      assertStuckLoopsAreReported();
    }
    broker.start();
    awaitVerdicts(hal, ids);
    Awaitility.await("all loops advance").atMost(RECOVERY).until(() -> allReady());
    assertEveryClientIsThere(hal, "after-" + seconds);
  }

  private static void assertStuckLoopsAreReported() {
    Client worker = Client.anonymous(WORKERS.get("one").managementAddress());
    Answer health = worker.get("/q/health/ready");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body().path("checks").findParents("data").toString())
        .contains("progress", "judge-0", "stuck for ");
    assertThat(has("one", "arbiter_loop_idle_seconds{loop=\"judge-0\"")).isTrue();
    assertThat(WORKERS.get("one").output()).contains("judge-0 is stuck for ");
  }

  private static boolean allReady() {
    return api.ready() && WORKERS.values().stream().allMatch(Instance::ready);
  }

  @Test
  @Order(9)
  void aBrokerThatLosesItsDiskLosesNothingThatWasAccepted() throws Exception {
    Client ian = Client.register(api.address(), "ian");
    List<String> ids = fillSlots(ian);
    ids.add(ian.submit("fizz-buzz", "submissions", Sources.RIGHT));
    broker.kill();
    broker.wipe();
    broker.start();
    broker.awaitAnswer();
    for (String id : ids) {
      assertThat(ian.awaitVerdict(id).path("verdict").asText()).isEqualTo("ACCEPTED");
    }
    assertThat(points(ian)).isEqualTo(10);
    assertEveryClientIsThere(ian, "after-the-disk");
    assertNobodySpins();
  }

  /** The last lines of all logs. */
  private static String lastLines() {
    return Stream.concat(Stream.of(api), WORKERS.values().stream())
        .map(
            instance -> {
              List<String> lines = instance.output().lines().toList();
              return String.join(
                  "\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
            })
        .collect(Collectors.joining("\n\n"));
  }

  /** Goes from a draft to a player's verdict, which uses every topic and every loop. */
  private static void assertEveryClientIsThere(Client player, String slug) {
    Client admin = Client.anonymous(api.address()).logIn("admin", "opens everything");
    String path = "/api/author/puzzles/" + slug;
    Answer draft = admin.put(path, Map.of("files", Sources.bundle()));
    assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
    String version = path + "/versions/1";
    assertThat(admin.post(version + "/validation", Map.of()).status()).isEqualTo(202);
    Awaitility.await("the validation")
        .atMost(VALIDATION)
        .untilAsserted(
            () ->
                assertThat(admin.get(version).body().path("state").asText())
                    .as(FaultIT::lastLines)
                    .isNotEqualTo("VALIDATING"));
    Answer published = admin.post(version + "/publication", Map.of());
    assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    String id = player.submit(slug, "submissions", "def twice(n):\n    return n * 2\n");
    assertThat(player.events(id, Map.of()).getLast().name()).isEqualTo("judged");
    assertThat(player.submission(id).path("verdict").asText()).isEqualTo("ACCEPTED");
  }
}
