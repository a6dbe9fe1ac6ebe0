package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.EveryThirdDay;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.sandbox.kernel.WithoutLandlock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests {@code ./arbiter up} as an operator sees it. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the tests of LauncherIT")
class LauncherIT {
  @TempDir private Path folder;

  @Test
  void everythingIsStillThereAfterARestartAndNothingIsLeftRunning() throws Exception {
    String judged;
    try (Instance first = Instance.start("up", folder, Map.of()).awaitReady()) {
      Client ada = Client.register(first.address(), "ada");
      judged = ada.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
      Awaitility.await().until(() -> first.output().contains("Ctrl-C"));
      assertThat(first.output())
          .contains("the page   " + first.address().replace("127.0.0.1", "localhost"));
      assertThat(first.output()).containsPattern("name admin, password \\S{16}");
      aSecondOneOnTheSameDataSaysSo(first);
      assertThat(first.ready()).as("the first one keeps running").isTrue();
      List<ProcessHandle> tree = first.tree();
      tree.add(postgres());
      List<ProcessHandle> all = List.copyOf(tree);
      assertThat(all).hasSizeGreaterThan(3);
      first.process().destroy();
      Awaitility.await("nothing is left running")
          .atMost(Duration.ofSeconds(10))
          .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }
    Map<String, String> quota = Map.of("ARBITER_QUOTA_PER_MINUTE", "3");
    try (Instance second = Instance.start("up", folder, quota).awaitReady()) {
      Client ada = Client.anonymous(second.address()).logIn("ada", Client.PASSWORD);
      assertThat(ada.get("/api/me").body().path("points").asInt()).isEqualTo(10);
      assertThat(ada.submission(judged).path("verdict").asText()).isEqualTo("ACCEPTED");
      assertThat(ada.items("/api/leaderboards/all")).hasSize(1);
      JsonNode puzzle = ada.get("/api/puzzles/fizz-buzz").body();
      assertThat(puzzle.path("version").asInt()).as("unchanged, so no new version").isEqualTo(1);
      assertThat(ada.judge("fizz-buzz", Sources.RIGHT).path("verdict").asText())
          .isEqualTo("ACCEPTED");
      String password = Files.readString(folder.resolve("data/admin-password"));
      assertThat(second.output())
          .as("shown once")
          .contains("the first password is in " + folder)
          .doesNotContain(password);
      theStandingsAreChecked();
      whoSendsTooMuchIsToldToWait(second);
      second.kill();
      second.process().waitFor();
    }
    ProcessHandle orphan = postgres();
    CompletableFuture<Void> statement = beginLongStatement();
    Map<String, String> lanes =
        Map.of(
            "ARBITER_WORKER_SLOTS", "2",
            "ARBITER_QUOTA_INTERACTIVE", "2",
            "ARBITER_QUOTA_ENDED_CHILDREN", "1");
    try (Instance third = Instance.start("up", folder, lanes).awaitReady()) {
      assertThat(orphan.isAlive()).as("the database of the killed Arbiter is stopped").isFalse();
      assertThat(statement).isCompletedExceptionally();
      Client ada = Client.anonymous(third.address()).logIn("ada", Client.PASSWORD);
      assertThat(ada.get("/api/me").body().path("points").asInt()).isEqualTo(10);
      whoSendsManyKeepsNobodyWaiting(third);
      whoseSubmissionsEndChildrenIsToldToWait(third);
    }
    theStandingsAreChecked();
  }

  private static void whoSendsManyKeepsNobodyWaiting(Instance arbiter) {
    // Several, because one submission could be fast by chance.
    List<Client> others =
        Stream.of("cyd", "dan", "fay", "gus", "hal", "ivy")
            .map(name -> Client.register(arbiter.address(), name))
            .toList();
    Client mallory = Client.register(arbiter.address(), "mallory");
    // Slow enough to pile up even on a fast machine. Three slots need 33 s for all of them.
    String slow = "import time\ntime.sleep(1)\n" + Sources.RIGHT;
    String last = "";
    for (int i = 0; i < 100; i++) {
      last = mallory.submit("fizz-buzz", "runs", slow);
    }
    for (Client other : others) {
      assertThat(other.run("fizz-buzz", Sources.RIGHT).path("verdict").asText())
          .isEqualTo("ACCEPTED");
      assertThat(mallory.submission(last).path("state").asText()).isNotEqualTo("JUDGED");
    }
  }

  private static void whoSendsTooMuchIsToldToWait(Instance arbiter) {
    Client eve = Client.register(arbiter.address(), "eve");
    for (int i = 0; i < 3; i++) {
      eve.submit("fizz-buzz", "runs", Sources.RIGHT);
    }
    Map<String, String> body = Map.of("source", Sources.RIGHT);
    Answer refused = eve.post("/api/puzzles/fizz-buzz/runs", body);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().path("detail").asText()).contains("3 submissions in a minute");
    assertThat(refused.raw().headers().firstValueAsLong("Retry-After").orElseThrow())
        .isBetween(1L, 60L);
    Client guesser = Client.anonymous(arbiter.address());
    Map<String, String> guess = Map.of("name", "eve", "password", "guessed wrong");
    for (int i = 0; i < 10; i++) {
      assertThat(guesser.post("/api/tokens", guess).status()).isEqualTo(401);
    }
    assertThat(guesser.post("/api/tokens", guess).status()).isEqualTo(429);
  }

  private static void whoseSubmissionsEndChildrenIsToldToWait(Instance arbiter) {
    Client mel = Client.register(arbiter.address(), "mel");
    assertThat(mel.judge("fizz-buzz", "x = 'a' * 10 ** 9").path("verdict").asText())
        .isEqualTo("MEMORY_LIMIT");
    Awaitility.await("it is found out")
        .until(
            () -> {
              Answer next =
                  mel.post("/api/puzzles/fizz-buzz/runs", Map.of("source", Sources.RIGHT));
              return next.status() == 429
                  && next.body().path("detail").asText().contains("submissions in ten minutes");
            });
  }

  /** The check must work whether an Arbiter runs or not. */
  private void theStandingsAreChecked() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("./arbiter", "standings", "check").redirectErrorStream(true);
    builder.environment().put("ARBITER_DATA", folder.resolve("data").toString());
    Process check = builder.start();
    String output = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("the standings are those of the judgements");
    assertThat(check.waitFor()).isZero();
  }

  private void aSecondOneOnTheSameDataSaysSo(Instance first) throws Exception {
    try (Instance second = Instance.start("up", folder, Map.of())) {
      assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(second.process().exitValue()).isEqualTo(1);
      assertThat(second.output())
          .contains("another Arbiter (process " + first.process().pid() + ") is running on");
    }
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
            statement.execute("select count(*) from generate_series(1, 1000000000000)");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  @EveryThirdDay
  void aKernelThatCannotConfineIsNamedAndNothingIsStarted() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            "target/classes:target/test-classes",
            WithoutLandlock.class.getName(),
            "./arbiter",
            "up");
    try (Instance up = Instance.start(command, folder, Map.of())) {
      assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.process().exitValue()).isEqualTo(1);
      assertThat(up.output())
          .contains("no worker here: a child cannot be confined here: at stage BOOT,")
          .contains("landlock_create_ruleset: errno 38 (ENOSYS, not in this kernel)");
    }
    try (Instance up =
        Instance.start(command, folder, Map.of("ARBITER_SANDBOX_CONFINEMENT", "best-effort"))) {
      up.awaitReady();
      assertThat(up.output()).contains("the sandbox runs without Landlock");
      JsonNode health = Client.anonymous(up.managementAddress()).get("/q/health").body();
      assertThat(health.toString()).contains("\"landlock_abi\":0", "\"seccomp\":true");
    }
  }

  @Test
  void aWorkerAloneAsksForItsBroker() throws Exception {
    try (Instance worker = Instance.start("worker", folder, Map.of())) {
      assertThat(worker.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(worker.process().exitValue()).isEqualTo(1);
      assertThat(worker.output()).contains("set KAFKA_BOOTSTRAP_SERVERS");
    }
  }
}
