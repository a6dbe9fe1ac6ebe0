package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.Thorough;
import io.arbiter.sandbox.kernel.WithoutLandlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests {@code ./arbiter up} as an operator sees it. */
@Order(5)
class LauncherIT {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private Map<String, String> settings;

  /** One puzzle is enough, and does not keep the start waiting. */
  @BeforeEach
  void puzzle() throws IOException {
    settings = Instance.withPuzzles(folder, "fizz-buzz");
  }

  @Test
  void everythingIsStillThereAfterAKillAndNothingIsLeftRunningAfterAStop() throws Exception {
    String judged;
    ProcessHandle orphan;
    try (Instance first = Instance.start("up", folder, settings).awaitReady()) {
      Client ada = Client.register(first.address(), "ada");
      judged = ada.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
      await("the greeting", () -> first.output().contains("Ctrl-C"));
      assertThat(first.output())
          .contains("the page   " + first.address().replace("127.0.0.1", "localhost"))
          .containsPattern("name admin, password \\S{16}");
      anotherOneOnTheSameDataSaysSo(first);
      theStandingsAreChecked();
      assertThat(first.ready()).as("the first one keeps running").isTrue();
      orphan = postgres();
      first.kill();
      first.process().waitFor();
    }
    CompletableFuture<Void> statement = beginLongStatement();
    try (Instance second = Instance.start("up", folder, settings).awaitReady()) {
      assertThat(orphan.isAlive()).as("the database of the killed Arbiter is stopped").isFalse();
      assertThat(statement).isCompletedExceptionally();
      Client ada = Client.anonymous(second.address()).logIn("ada", Client.PASSWORD);
      assertThat(ada.get("/api/me").body().path("points").asInt()).isEqualTo(10);
      assertThat(ada.submission(judged).path("verdict").asText()).isEqualTo("ACCEPTED");
      assertThat(ada.items("/api/leaderboards/all")).hasSize(1);
      JsonNode puzzle = ada.get("/api/puzzles/fizz-buzz").body();
      assertThat(puzzle.path("version").asInt()).as("unchanged, so no new version").isEqualTo(1);
      assertThat(ada.judge("fizz-buzz", Sources.RIGHT).path("verdict").asText())
          .isEqualTo("ACCEPTED");
      assertThat(second.output())
          .as("shown once")
          .contains("the first password is in " + folder)
          .doesNotContain(Files.readString(folder.resolve("data/admin-password")));
      List<ProcessHandle> all = new ArrayList<>(second.tree());
      all.add(postgres());
      assertThat(all).hasSizeGreaterThan(3);
      second.process().destroy();
      await("nothing is left running", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
    theStandingsAreChecked();
  }

  @Test
  @Thorough("two starts, and a minute until the children are warm")
  void aStartUsesTheArchiveOfClassesOfAnEarlierOne() throws Exception {
    Map<String, String> usual = new HashMap<>(settings);
    usual.putAll(Instance.AS_OPERATORS_DO);
    Path archive = Path.of("target/arbiter.jsa");
    Files.deleteIfExists(archive);
    try (Instance first = Instance.start("up", folder, usual).awaitReady()) {
      await("the archive", () -> Files.exists(archive));
      assertThat(first.ready()).isTrue();
    }
    // The JDK leaves what its process has printed.
    assertThat(Path.of("").toAbsolutePath()).isDirectoryNotContaining("glob:**/java_pid*");
    try (Instance second = Instance.start("up", folder, usual).awaitReady()) {
      assertThat(Path.of("/proc/" + second.process().pid() + "/maps"))
          .content()
          .contains(archive.toString());
    }
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).until(condition);
  }

  /** The check must work whether an Arbiter runs or not. */
  private void theStandingsAreChecked() throws Exception {
    Command check =
        Command.run(
            Path.of(""),
            Map.of("ARBITER_DATA", folder.resolve("data").toString()),
            "standings",
            "check");
    assertThat(check.output()).contains("the standings are those of the judgements");
    assertThat(check.status()).isZero();
  }

  private void anotherOneOnTheSameDataSaysSo(Instance first) throws Exception {
    try (Instance another = Instance.start("up", folder, settings)) {
      assertEnds(another, "another Arbiter (process " + first.process().pid() + ") is running on");
    }
  }

  private static void assertEnds(Instance instance, String... reasons) throws Exception {
    assertThat(instance.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(instance.process().exitValue()).isEqualTo(1);
    assertThat(instance.output()).contains(reasons);
  }

  private ProcessHandle postgres() throws Exception {
    return ProcessHandle.of(Long.parseLong(postmaster().getFirst().strip())).orElseThrow();
  }

  private List<String> postmaster() throws Exception {
    return Files.readAllLines(folder.resolve("data/postgres/data/postmaster.pid"));
  }

  /** Begins a statement that goes on for hours, unless its server stops. */
  private CompletableFuture<Void> beginLongStatement() throws Exception {
    Connection session =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:%s/postgres?user=postgres"
                .formatted(postmaster().get(3).strip()));
    return CompletableFuture.runAsync(
        () -> {
          try (session;
              Statement statement = session.createStatement()) {
            statement.execute("select pg_sleep(36000)");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Instance withoutLandlock(Map<String, String> others) throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            "target/classes:target/test-classes",
            WithoutLandlock.class.getName(),
            "./arbiter",
            "up");
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(others);
    return Instance.start(command, folder, environment);
  }

  @Test
  @ResourceLock(WithoutLandlock.LOCK)
  void aKernelThatCannotConfineIsNamedAndNothingIsStarted() throws Exception {
    try (Instance up = withoutLandlock(Map.of())) {
      assertEnds(
          up,
          "no worker here: a child cannot be confined here: at stage BOOT,",
          "landlock_create_ruleset: errno 38 (ENOSYS, not in this kernel)");
    }
  }

  @Test
  @Thorough("a start of an instance; tests of the sandbox find that a child is not confined")
  @ResourceLock(WithoutLandlock.LOCK)
  void anOperatorMayDoWithoutLandlock() throws Exception {
    try (Instance up =
        withoutLandlock(Map.of("ARBITER_SANDBOX_CONFINEMENT", "best-effort")).awaitReady()) {
      assertThat(up.output()).contains("the sandbox runs without Landlock");
      JsonNode health = Client.anonymous(up.managementAddress()).get("/q/health").body();
      assertThat(health.toString()).contains("\"landlock_abi\":0", "\"seccomp\":true");
    }
  }

  @Test
  void aWorkerAloneAsksForItsBroker() throws Exception {
    try (Instance worker = Instance.start("worker", folder, Map.of())) {
      assertEnds(worker, "set KAFKA_BOOTSTRAP_SERVERS");
    }
  }
}
