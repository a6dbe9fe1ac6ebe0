package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import io.arbiter.bench.faults.FaultRun;
import io.arbiter.bench.faults.cluster.Cluster;
import io.arbiter.bench.faults.cluster.Node;
import io.arbiter.core.judging.Delay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the topology of {@code docker-compose.yml} as processes: a PostgreSQL, a broker, two apis
 * and two workers. Tests what happens when they die. A start of a process costs 10 s of processor
 * time and more, so the cases share the restarts, and the last ones go on with what is left.
 */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultIT {
  /** A bound on hanging. */
  private static final Duration RECOVERY = Duration.ofMinutes(8);

  /** The short run always has the same faults in the same order. */
  private static final long SEED = 11_992;

  private static final int LINES = 30;

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    // Short, so that even a job of a few seconds needs renewals.
    cluster = new Cluster(folder, 2, 2, Map.of("ARBITER_DELIVERY_LOCK", "4s"));
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static Instance api() {
    return cluster.livingApi().instance();
  }

  private static Instance worker() {
    return cluster.workers.getFirst().instance();
  }

  private static Client register(String name) {
    return Client.register(api().address(), name);
  }

  /** After a restart, a busy database may not answer at once. */
  private static Client logIn(String name) {
    return Awaitility.await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .until(
            () -> Client.anonymous(api().address()).logIn(name, Client.PASSWORD), Objects::nonNull);
  }

  private static String submit(Client player, String before) {
    return player.submit("fizz-buzz", "submissions", before + Sources.RIGHT);
  }

  private static String submit(Client player) {
    return submit(player, "");
  }

  private static void await(String what, ThrowingRunnable assertion) {
    Awaitility.await(what).atMost(RECOVERY).untilAsserted(assertion);
  }

  private static void assertAccepted(Client player, String id, int points) {
    await("the verdict", () -> assertThat(state(player, id, "state")).isEqualTo("JUDGED"));
    assertThat(state(player, id, "verdict")).isEqualTo("ACCEPTED");
    assertThat(points(player)).isEqualTo(points);
  }

  private static String state(Client player, String id, String field) {
    return player.get("/api/submissions/" + id).body().path(field).asText();
  }

  private static int points(Client player) {
    return player.get("/api/me").body().path("points").asInt();
  }

  private static void awaitReason(Client player, String id, Delay delay, String state) {
    await(
        "the reason " + delay,
        () -> {
          assertThat(state(player, id, "reason")).isEqualTo(delay.reason());
          assertThat(state(player, id, "state")).isEqualTo(state);
        });
  }

  /** The worker and the delivery number of each judgement. */
  private static List<String> judgements(String submission) {
    String query =
        """
        select (provenance->>'worker') || ' ' || (provenance->>'delivery')
        from judgement where submission_id = '%s'
        """;
    return cluster.database().rows(query.formatted(submission)).stream()
        .map(List::getFirst)
        .toList();
  }

  @Test
  @Order(1)
  void workersShareTheQueueAndAJobThatOutlastsItsLockIsDeliveredOnce() {
    Client ada = register("ada");
    Set<String> workers = new TreeSet<>();
    // A worker takes its first job when its first child has started.
    for (int round = 0; workers.size() < 2 && round < 20; round++) {
      String slow = "import time; time.sleep(6)\n# %d\n".formatted(round);
      for (String id : List.of(submit(ada, slow), submit(ada, slow))) {
        assertAccepted(ada, id, 10);
        assertThat(judgements(id)).hasSize(1).allSatisfy(workers::add);
      }
    }
    assertThat(workers).containsExactly("worker-1 1", "worker-2 1");
  }

  @Test
  @Order(2)
  void aWorkerHasOnlyThePortForHealthAndMetrics() {
    Instance worker = worker();
    assertThat(worker.ready()).isTrue();
    assertThat(worker.output()).contains("health and metrics on " + worker.managementAddress());
    assertThat(Client.anonymous(worker.address()).get("/api/puzzles").body().toString())
        .contains("no Arbiter answers");
    assertThat(Client.anonymous(worker.managementAddress()).get("/api/puzzles").status())
        .isEqualTo(404);
  }

  @Test
  @Order(3)
  void aBrokerThatIsAwayDelaysAndLosesNothingAndPlayersLearnWhy() throws Exception {
    Client bob = register("bob");
    cluster.broker.kill();
    String id;
    CompletableFuture<List<Event>> stream;
    try {
      id = submit(bob);
      awaitReason(bob, id, Delay.BROKER_AWAY, "ACCEPTED");
      stream = CompletableFuture.supplyAsync(() -> bob.events(id, Map.of()));
      await("stuck loops are reported", FaultIT::assertStuckLoopsAreReported);
      assertThat(cluster.apis).noneMatch(Node::ready);
    } finally {
      // Without a broker, no other case would pass.
      cluster.broker.start();
    }
    assertAccepted(bob, id, 10);
    List<Event> events = stream.get(RECOVERY.toSeconds(), TimeUnit.SECONDS);
    assertThat(events.getFirst().name()).isEqualTo("queued");
    assertThat(events.getFirst().data().path("position").asInt()).isPositive();
    assertThat(events.getFirst().data().path("reason").asText())
        .isEqualTo(Delay.BROKER_AWAY.reason());
    assertThat(events.getLast().name()).isEqualTo("judged");
    cluster.awaitReady();
  }

  /** The loop for test sets is idle. The loops for jobs may wait for a handler. */
  private static void assertStuckLoopsAreReported() {
    Client management = Client.anonymous(worker().managementAddress());
    Answer health = management.get("/q/health/ready");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body().path("checks").findParents("data").toString())
        .contains("progress", "test-sets", "stuck for ");
    assertThat(new String(management.get("/q/metrics").raw().body(), StandardCharsets.UTF_8))
        .contains("arbiter_loop_idle_seconds{loop=\"test-sets\"");
    assertThat(worker().output()).contains("test-sets is stuck for ");
  }

  @Test
  @Order(4)
  @Thorough("ten minutes; the short storm makes the faults that need no further cluster")
  void noFaultOfALongStormCostsAnybodyAnything() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong(1_000_000);
    assertNothingIsBroken(FaultRun.beside(cluster, folder, seed), 600);
  }

  @Test
  @Order(5)
  void noFaultCostsAnybodyAnything() throws Exception {
    long seed = Long.getLong("fault.seed", SEED);
    assertNothingIsBroken(FaultRun.brief(cluster, folder, seed), 0);
    assertEveryClientIsThere();
  }

  private static void assertNothingIsBroken(FaultRun run, int seconds) throws Exception {
    assertThat(run.run(Duration.ofSeconds(seconds)))
        .as(() -> run + "\n" + cluster.lastLines(LINES))
        .isEmpty();
  }

  /** Goes from a draft to a player's verdict, which uses every topic and every loop. */
  private static void assertEveryClientIsThere() {
    Client admin = Client.anonymous(api().address()).logIn("admin", Cluster.PASSWORD);
    String path = "/api/author/puzzles/after-all";
    Answer draft = admin.putAndWait(path, Map.of("files", Sources.bundle()));
    assertThat(draft.status()).as(draft.body().toString()).isEqualTo(201);
    String version = path + "/versions/1";
    assertThat(admin.post(version + "/validation", Map.of()).status()).isEqualTo(202);
    await(
        "the validation",
        () ->
            assertThat(admin.get(version).body().path("state").asText())
                .as(() -> cluster.lastLines(LINES))
                .isNotEqualTo("VALIDATING"));
    Answer published = admin.post(version + "/publication", Map.of());
    assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
    Client kim = register("kim");
    String id = kim.submit("after-all", "submissions", "def twice(n):\n    return n * 2\n");
    assertThat(kim.events(id, Map.of()).getLast().name()).isEqualTo("judged");
    assertThat(state(kim, id, "verdict")).isEqualTo("ACCEPTED");
  }

  /** First the database is beside an empty broker, then an old copy of it beside a newer broker. */
  @Test
  @Order(6)
  @Thorough("five starts of processes; the storm and the simulation find what a restart loses")
  void theDatabaseIsEnoughToGoOnAndSoIsAnOldCopyOfIt() throws Exception {
    Path data = cluster.database().folder();
    Path backup = folder.resolve("backup");
    Client ian = register("ian");
    // An api and a worker were killed before. One of each is enough for the rest.
    living(cluster.workers).forEach(Node::terminate);
    String id = submit(ian);
    awaitReason(ian, id, Delay.NO_WORKER, "QUEUED");
    living(cluster.apis).forEach(Node::kill);
    cluster.database().shutDown();
    copy(data, backup);
    cluster.database().start();
    cluster.wipeBroker();
    startAll(Map.of(), cluster.apis.getFirst(), cluster.workers.getFirst());
    assertAccepted(logIn("ian"), id, 10);
    Client joe = register("joe");
    assertAccepted(joe, submit(joe), 10);
    String lost = submit(joe);

    cluster.apis.getFirst().kill();
    cluster.database().shutDown();
    Files.move(data, data.resolveSibling("newer"));
    copy(backup, data);
    cluster.database().start();
    // The judgement of the submission is in the log of the broker, but it was read already.
    startAll(Map.of("ARBITER_SUBMISSION_STUCK_AFTER", "5s"), cluster.apis.getFirst());
    Client restored = logIn("ian");
    assertAccepted(restored, id, 10);
    assertThat(judgements(id)).hasSize(1);
    assertThat(restored.get("/api/submissions/" + lost).status()).isEqualTo(404);
    Client joeAgain = register("joe");
    assertThat(points(joeAgain)).isZero();
    assertAccepted(joeAgain, submit(joeAgain), 10);
  }

  private static List<Node> living(List<Node> nodes) {
    return nodes.stream().filter(node -> !node.isEnded()).toList();
  }

  private static void copy(Path from, Path to) throws Exception {
    // PostgreSQL insists on the permissions of its folder.
    var command = new ProcessBuilder("cp", "-a", from.toString(), to.toString());
    assertThat(command.start().waitFor()).isZero();
  }

  private static void startAll(Map<String, String> settings, Node... nodes) throws IOException {
    for (Node node : nodes) {
      node.start(settings);
    }
    await("the start", () -> assertThat(Stream.of(nodes)).allMatch(Node::ready));
  }
}
