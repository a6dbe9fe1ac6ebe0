package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.bench.faults.FaultRun;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import io.arbiter.core.judging.Delay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the topology of {@code docker-compose.yml} as processes: a PostgreSQL, a broker, two apis
 * and two workers. Tests what happens when they die, and what {@code ./arbiter bench faults} does
 * for 90 s.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {
  /** How long everything may take to work again after a fault. */
  private static final Duration RECOVERY = Duration.ofSeconds(15);

  /** A validation waits for its lane and for a child, which takes long on a slow machine. */
  private static final Duration VALIDATION = Duration.ofMinutes(3);

  /** A loop is stuck after 30 s. */
  private static final Duration STUCK = Duration.ofSeconds(45);

  private static final Duration FAULTS =
      Duration.ofSeconds(Integer.getInteger("fault.seconds", 90));

  /** {@code ./arbiter bench faults} takes another seed each time. */
  private static final long SEED = 11_992;

  private static final int LINES = 30;

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    // Short, so that even a job of a few seconds needs renewals.
    cluster = new Cluster(folder, 2, 2, Map.of("ARBITER_DELIVERY_LOCK", "3s"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static String api() {
    return cluster.apis().getFirst().instance().address();
  }

  private static Instance worker() {
    return cluster.workers().getFirst().instance();
  }

  /** The worker and the delivery number of each judgement. */
  private static List<String> judgements(String submission) throws Exception {
    try (Connection connection = cluster.database().connect();
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

  private static String verdict(Client player, String id) {
    return player.awaitVerdict(id).path("verdict").asText();
  }

  @Test
  @Order(1)
  void twoWorkersShareTheQueue() throws Exception {
    Client ada = Client.register(api(), "ada");
    Set<String> workers = new TreeSet<>();
    // A worker takes its first job when its first child has started.
    for (int round = 0; workers.size() < 2 && round < 20; round++) {
      workers.addAll(workersOfTen(ada, round));
    }
    assertThat(workers).containsExactly("worker-1 1", "worker-2 1");
    assertThat(points(ada)).isEqualTo(10);
  }

  private static List<String> workersOfTen(Client player, int round) throws Exception {
    String source = "import time; time.sleep(0.2)\n# %d\n".formatted(round) + Sources.RIGHT;
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(player.submit("fizz-buzz", "submissions", source));
    }
    List<String> workers = new ArrayList<>();
    for (String id : ids) {
      assertThat(verdict(player, id)).isEqualTo("ACCEPTED");
      assertThat(judgements(id)).hasSize(1).allSatisfy(workers::add);
    }
    return workers;
  }

  @Test
  @Order(2)
  void aJobThatOutlastsItsLockIsDeliveredOnce() throws Exception {
    Client eve = Client.register(api(), "eve");
    String slow = "import time; time.sleep(5)\n" + Sources.RIGHT;
    String id = eve.submit("fizz-buzz", "submissions", slow);
    assertThat(verdict(eve, id)).isEqualTo("ACCEPTED");
    assertThat(judgements(id)).hasSize(1).allMatch(judgement -> judgement.endsWith(" 1"));
  }

  @Test
  @Order(2)
  void aWorkerHasOnlyThePortForHealthAndMetrics() {
    Instance worker = worker();
    assertThat(worker.ready()).isTrue();
    Awaitility.await()
        .until(
            () -> worker.output().contains("health and metrics on " + worker.managementAddress()));
    assertThat(Client.anonymous(worker.address()).get("/api/puzzles").body().toString())
        .contains("no Arbiter answers");
    assertThat(Client.anonymous(worker.managementAddress()).get("/api/puzzles").status())
        .isEqualTo(404);
  }

  private static void awaitReason(Client player, String id, Delay delay, String state) {
    Awaitility.await("the reason " + delay)
        .atMost(RECOVERY.multipliedBy(2))
        .untilAsserted(
            () -> {
              JsonNode submission = player.submission(id);
              assertThat(submission.path("reason").asText()).isEqualTo(delay.reason());
              assertThat(submission.path("state").asText()).isEqualTo(state);
            });
  }

  @Test
  @Order(3)
  @EveryThirdDay
  void aBrokerThatIsAwayDelaysAndLosesNothingAndPlayersLearnWhy() throws Exception {
    Client bob = Client.register(api(), "bob");
    cluster.broker().shutDown();
    String id;
    CompletableFuture<List<Event>> stream;
    try {
      id = bob.submit("fizz-buzz", "submissions", Sources.RIGHT);
      awaitReason(bob, id, Delay.BROKER_AWAY, "ACCEPTED");
      stream = CompletableFuture.supplyAsync(() -> bob.events(id, Map.of()));
      Awaitility.await().atMost(STUCK).untilAsserted(FaultIT::assertStuckLoopsAreReported);
      assertThat(cluster.apis()).noneMatch(api -> api.instance().ready());
    } finally {
      // Without a broker, no other case would pass.
      cluster.broker().start();
    }
    cluster.broker().awaitAnswer();
    long back = System.nanoTime();
    assertThat(verdict(bob, id)).isEqualTo("ACCEPTED");
    assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(RECOVERY);
    List<Event> events = stream.get(RECOVERY.toSeconds(), TimeUnit.SECONDS);
    assertThat(events.getFirst().name()).isEqualTo("queued");
    assertThat(events.getFirst().data().path("reason").asText())
        .isEqualTo(Delay.BROKER_AWAY.reason());
    assertThat(events.getLast().name()).isEqualTo("judged");
    assertThat(points(bob)).isEqualTo(10);
    cluster.awaitReady();
    assertEveryClientIsThere(bob, "after-the-broker");
  }

  /** The loop for test sets is idle. The loops for jobs may wait for a handler. */
  private static void assertStuckLoopsAreReported() {
    Answer health = Client.anonymous(worker().managementAddress()).get("/q/health/ready");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body().path("checks").findParents("data").toString())
        .contains("progress", "test-sets", "stuck for ");
    Answer metrics = Client.anonymous(worker().managementAddress()).get("/q/metrics");
    assertThat(new String(metrics.raw().body(), StandardCharsets.UTF_8))
        .contains("arbiter_loop_idle_seconds{loop=\"test-sets\"");
    assertThat(worker().output()).contains("test-sets is stuck for ");
  }

  /**
   * The database is all that is left: first beside an empty broker, then an old copy of it beside a
   * newer broker.
   */
  @Test
  @Order(4)
  @EveryThirdDay
  void theDatabaseIsEnoughToGoOnAndSoIsAnOldCopyOfIt() throws Exception {
    Client ian = Client.register(api(), "ian");
    cluster.workers().forEach(Node::kill);
    String id = ian.submit("fizz-buzz", "submissions", Sources.RIGHT);
    awaitReason(ian, id, Delay.NO_WORKER, "QUEUED");
    cluster.apis().forEach(Node::kill);
    cluster.database().shutDown();
    Path backup = folder.resolve("backup");
    copy(cluster.database().folder(), backup);
    cluster.database().start();
    cluster.wipeBroker();
    startAll(Map.of());
    Client again = Client.anonymous(api()).logIn("ian", Client.PASSWORD);
    assertThat(verdict(again, id)).isEqualTo("ACCEPTED");
    assertThat(points(again)).isEqualTo(10);
    Client joe = Client.register(api(), "joe");
    assertThat(verdict(joe, joe.submit("fizz-buzz", "submissions", Sources.RIGHT)))
        .isEqualTo("ACCEPTED");
    String open = joe.submit("fizz-buzz", "submissions", Sources.RIGHT);

    cluster.apis().forEach(Node::kill);
    cluster.database().shutDown();
    delete(cluster.database().folder());
    copy(backup, cluster.database().folder());
    cluster.database().start();
    // The judgement of the submission is in the log of the broker, but it was read already.
    for (Node api : cluster.apis()) {
      api.start(Map.of("ARBITER_SUBMISSION_STUCK_AFTER", "5s"));
      api.instance().awaitReady();
    }
    Client restored = Client.anonymous(api()).logIn("ian", Client.PASSWORD);
    assertThat(verdict(restored, id)).isEqualTo("ACCEPTED");
    assertThat(points(restored)).isEqualTo(10);
    assertThat(judgements(id)).hasSize(1);
    assertThat(restored.get("/api/submissions/" + open).status()).isEqualTo(404);
    Client joeAgain = Client.register(api(), "joe");
    assertThat(points(joeAgain)).isZero();
    assertThat(verdict(joeAgain, joeAgain.submit("fizz-buzz", "submissions", Sources.RIGHT)))
        .isEqualTo("ACCEPTED");
    assertThat(points(joeAgain)).isEqualTo(10);

    // The other tests need the settings of before.
    cluster.apis().forEach(Node::kill);
    for (Node api : cluster.apis()) {
      api.start();
    }
    cluster.awaitReady();
  }

  private static void startAll(Map<String, String> settings) throws IOException {
    for (Node node : cluster.nodes().toList()) {
      node.start(settings);
    }
    cluster.awaitReady();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Test
  @Order(5)
  void noFaultCostsAnybodyAnything() throws Exception {
    long seed = Long.getLong("fault.seed", SEED);
    List<String> broken = new FaultRun(cluster, folder, seed).run(FAULTS);
    assertThat(broken).as(() -> "seed " + seed + "\n" + cluster.lastLines(LINES)).isEmpty();
    assertEveryClientIsThere(Client.register(api(), "kim"), "after-all");
  }

  /** Goes from a draft to a player's verdict, which uses every topic and every loop. */
  private static void assertEveryClientIsThere(Client player, String slug) {
    Client admin = Client.anonymous(api()).logIn("admin", Cluster.PASSWORD);
    String path = "/api/author/puzzles/" + slug;
    Answer draft = admin.putAndWait(path, Map.of("files", Sources.bundle()));
    assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
    String version = path + "/versions/1";
    assertThat(admin.post(version + "/validation", Map.of()).status()).isEqualTo(202);
    Awaitility.await("the validation")
        .atMost(VALIDATION)
        .untilAsserted(
            () ->
                assertThat(admin.get(version).body().path("state").asText())
                    .as(() -> cluster.lastLines(LINES))
                    .isNotEqualTo("VALIDATING"));
    Answer published = admin.post(version + "/publication", Map.of());
    assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    String id = player.submit(slug, "submissions", "def twice(n):\n    return n * 2\n");
    assertThat(player.events(id, Map.of()).getLast().name()).isEqualTo("judged");
    assertThat(player.submission(id).path("verdict").asText()).isEqualTo("ACCEPTED");
  }
}
