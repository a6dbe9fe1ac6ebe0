package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The topology of {@code docker-compose.yml} as processes: a PostgreSQL, a broker of its own, one
 * api and two workers; and what happens when one of them dies.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {
  @TempDir private static Path folder;
  private static int databasePort;
  private static int brokerPort;
  private static EmbeddedPostgres database;
  private static Process broker;
  private static Instance api;
  private static final Map<String, Instance> WORKERS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    databasePort = Instance.freePort();
    brokerPort = Instance.freePort();
    startDatabase();
    startBroker();
    api =
        Instance.start(
            "api",
            folder,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + brokerPort,
                "QUARKUS_DATASOURCE_JDBC_URL",
                databaseUrl(),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "ARBITER_DELIVERY_LOCK",
                "3s"));
    startWorker("one");
    startWorker("two");
    api.awaitReady();
    WORKERS.values().forEach(Instance::awaitReady);
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

  private static void startBroker() throws IOException {
    broker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.arbiter.role.EmbeddedKafka",
                folder.resolve("kafka").toString(),
                Integer.toString(brokerPort))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("kafka.log").toFile())
            .start();
  }

  private static void stopBroker() throws Exception {
    broker.getOutputStream().close();
    assertThat(broker.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private static void startWorker(String name) throws IOException {
    WORKERS.put(
        name,
        Instance.start(
            "worker",
            folder,
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + brokerPort,
                // Short, so that a job of some seconds needs renewals.
                "ARBITER_DELIVERY_LOCK",
                "3s",
                "ARBITER_WORKER_NAME",
                name)));
  }

  @AfterAll
  static void stop() throws Exception {
    WORKERS.values().forEach(Instance::close);
    api.close();
    stopBroker();
    database.close();
  }

  /** The worker and the delivery of each judgement. */
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
  void aWorkerHasNoApiAndNoDatabase() {
    Client.Answer answer = Client.anonymous(WORKERS.get("one").address()).get("/api/puzzles");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().path("detail").asText()).contains("worker");
  }

  @Test
  @Order(3)
  void aBrokerThatIsAwayDelaysAndLosesNothing() throws Exception {
    Client bob = Client.register(api.address(), "bob");
    stopBroker();
    String id = bob.submit("fizz-buzz", "submissions", Sources.RIGHT);
    assertThat(bob.submission(id).path("state").asText()).isEqualTo("ACCEPTED");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !api.ready());
    startBroker();
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
      Client.Answer answer = cyd.send("POST", "/api/puzzles/fizz-buzz/submissions", body, Map.of());
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
    Client.Answer metrics = Client.anonymous(WORKERS.get(worker).address()).get("/q/metrics");
    return new String(metrics.raw().body(), StandardCharsets.UTF_8)
        .contains("arbiter_children_busy{sandbox=\"players\"} 1.0");
  }
}
