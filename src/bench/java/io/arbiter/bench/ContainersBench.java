package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import picocli.CommandLine.Command;

/** Tries in real containers what else only their files say. */
@Command(
    name = "containers",
    description = "Builds the image, starts docker-compose.yml, kills containers. Needs root.")
final class ContainersBench implements Callable<Integer> {
  private static final String PASSWORD = "opens the containers";
  private static final String SUBMISSIONS = "/api/puzzles/" + Project.PUZZLE + "/submissions";
  private static final String ENDLESS = "def checkio(n):\n    while True: pass";
  private static final Map<String, String> FAILURES =
      Map.of(
          "WRONG_ANSWER", "def checkio(n):\n    return 'Fizz'",
          "TIME_LIMIT", ENDLESS,
          "FORBIDDEN", "def checkio(n):\n    return open('/etc/passwd').read()");

  private static final String ALL = "$(docker compose ps --quiet)";
  private static final String WORKERS = "docker compose ps --quiet worker";

  private Path folder = Path.of("");
  private int port;
  private ApiClient anyone;
  private ApiClient player;
  private boolean broken;

  @Override
  public Integer call() throws Exception {
    try {
      shell("[ $(id -u) = 0 ] && docker info >&2 && docker compose version >&2");
    } catch (IllegalStateException e) {
      Figures.line("skipped, since there is no root with an engine: %s", e.getMessage());
      return 0;
    }
    folder = Files.createTempDirectory("arbiter-containers-");
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Files.writeString(folder.resolve("admin-password"), PASSWORD + "\n");
    Files.writeString(folder.resolve("database-password"), PASSWORD + "\n");
    try {
      Figures.line("| what | seen | s |%n|---|---|---:|");
      trial("stand-ins", () -> shell("src/bench/containers/stand-ins.sh").replace("\n", ", "));
      trial("build", this::build);
      // On a busy machine the first start may take longer than compose waits.
      trial("up", () -> shell("docker compose up --wait || docker compose up --wait"));
      if (!broken) {
        tryRunning();
      }
    } finally {
      // The label is that of the stand-ins and of the image that is made of them.
      shell(
          "docker compose down --volumes && docker images -q --filter label=arbiter.stand-in"
              + " | xargs -r docker rmi --force >&2");
      Project.delete(folder);
    }
    return broken ? 1 : 0;
  }

  private void tryRunning() throws Exception {
    anyone = ApiClient.anonymous(URI.create("http://localhost:" + port));
    player = anyone.register("ada", "correct-horse");
    trial("confinement", this::confinement);
    trial("open ports", this::openPorts);
    String right = Files.readString(Project.solution());
    trial("a right solution", () -> judge("ACCEPTED", right));
    FAILURES.forEach((verdict, source) -> trial("a bad solution", () -> judge(verdict, source)));
    trial("a third worker", this::scale);
    trial("a worker is killed", this::killWorker);
    trial("the broker is killed", () -> killService("kafka", right));
    trial("the database is killed", () -> killService("postgres", right));
    trial("down and up", this::restart);
  }

  /** Prints what a trial has seen, or the exception that says what is wrong. */
  private void trial(String what, Callable<String> trial) {
    long begun = System.nanoTime();
    String seen;
    try {
      seen = trial.call();
    } catch (Exception e) {
      broken = true;
      seen = "FAILS: " + e.getMessage();
    }
    Figures.line("| %s | %s | %.1f |", what, seen, Figures.secondsSince(begun));
  }

  /** Runs a command in the project's folder and returns what it prints. */
  private String shell(String command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.directory(Project.root().toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("COMPOSE_PROJECT_NAME", "arbiter-bench");
    builder.environment().put("ARBITER_SECRETS", folder.toString());
    builder.environment().put("ARBITER_PORT", Integer.toString(port));
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    require(process.waitFor() == 0, command + " fails");
    return new String(output, StandardCharsets.UTF_8).strip();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }

  private String build() throws Exception {
    shell("docker compose build");
    String setuid =
        shell("docker run --rm --user=0 --entrypoint=find arbiter / -xdev -type f -perm /6000");
    require(setuid.isEmpty(), "setuid: " + setuid);
    return shell("docker image inspect --format={{.Size}} arbiter") + " bytes, no setuid file";
  }

  /** A worker is ready only if the self-test of its sandbox has passed. */
  private String confinement() throws Exception {
    String confined = "grep -cE '^(CapBnd:.0+|NoNewPrivs:.1|Seccomp:.2)$' /proc/1/status";
    String of =
        "for one in $(" + WORKERS + "); do docker exec $one " + confined + "; done | sort -u";
    require(shell(of).equals("3"), "the workers have capabilities or no filter");
    String options = "{{.HostConfig.SecurityOpt}} {{.HostConfig.Privileged}}";
    String all = shell("docker inspect --format='" + options + "' " + ALL + " | sort -u");
    require(all.equals("[no-new-privileges:true] false"), all);
    require(!shell("docker inspect " + ALL).contains(PASSWORD), "inspect shows the passwords");
    return "no capability, the engine's own seccomp filter, self-tests pass, no password shown";
  }

  private String openPorts() throws Exception {
    String open = shell("docker compose ps --format='{{.Service}} {{.Ports}}' | grep -e '->'");
    require(open.lines().count() == 1 && open.startsWith("api "), open);
    shell(
        "docker compose exec -T worker bash -c"
            + " '! (exec 3<>/dev/tcp/postgres/5432) && exec 3<>/dev/tcp/kafka/9092'");
    return open + "; a worker reaches the broker and not the database";
  }

  private String judge(String expected, String source) throws Exception {
    return await(expected, player.post(SUBMISSIONS, Map.of("source", source)));
  }

  private String await(String expected, Answer receipt) throws Exception {
    CountedApi api = new CountedApi(player, new CountedApi.Count());
    JsonNode view = api.verdict(receipt.require().body().path("events").asText());
    require(view.path("verdict").asText().equals(expected), view + " " + api.count().failures);
    return expected;
  }

  private List<JsonNode> workers() throws Exception {
    ApiClient admin = anyone.logIn("admin", PASSWORD);
    return admin
        .get("/api/admin/workers")
        .require()
        .body()
        .valueStream()
        .filter(worker -> worker.path("state").asText().equals("ALIVE"))
        .toList();
  }

  private String scale() throws Exception {
    List<String> before = shell(WORKERS).lines().toList();
    shell("docker compose up --wait --no-recreate --scale worker=3 worker");
    require(shell(WORKERS).lines().toList().containsAll(before), "the workers were restarted");
    Awaitility.await().until(() -> workers().size() == 3);
    return workers().stream().map(worker -> worker.path("name").asText()).toList().toString();
  }

  private String killWorker() throws Exception {
    Answer receipt = player.post(SUBMISSIONS, Map.of("source", ENDLESS)).require();
    String id = receipt.body().path("id").asText();
    JsonNode worker =
        Awaitility.await()
            .pollInterval(Duration.ofMillis(100))
            .until(
                () ->
                    workers().stream()
                        .filter(one -> one.findValuesAsText("work").contains(id))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    // The name of a container's worker has the container's id.
    kill(worker.path("name").asText().split("-")[1]);
    long killed = System.nanoTime();
    List<String> seen = new ArrayList<>();
    player.follow(
        receipt.body().path("events").asText(),
        Map.of(),
        event -> seen.add(event.name() + " after %.1f s".formatted(Figures.secondsSince(killed))));
    require(seen.getLast().startsWith("judged"), seen.toString());
    return String.join(", ", seen);
  }

  /** Kills the process, so that the engine starts the container again. */
  private void kill(String container) throws Exception {
    shell("kill -KILL $(docker inspect --format={{.State.Pid}} " + container + ")");
  }

  private String killService(String service, String right) throws Exception {
    Map<String, String> body = Map.of("source", right + "\n# after the end of " + service);
    kill(shell("docker compose ps --quiet " + service));
    long killed = System.nanoTime();
    Answer receipt =
        Awaitility.await()
            .atMost(Duration.ofMinutes(3))
            .until(() -> player.post(SUBMISSIONS, body), Answer::good);
    double taken = Figures.secondsSince(killed);
    await("ACCEPTED", receipt);
    return "taken after %.1f s, the verdict after %.1f s"
        .formatted(taken, Figures.secondsSince(killed));
  }

  private String restart() throws Exception {
    String score = player.get("/api/leaderboards/all").require().body().toString();
    require(score.contains("ada"), score);
    shell("docker compose down");
    String volumes = shell("docker volume ls --quiet").replace("\n", " ");
    shell("docker compose up --wait");
    String now = player.get("/api/leaderboards/all").require().body().toString();
    require(now.equals(score), score + " has become " + now);
    // The old token is valid, so the keys are there too.
    player.get("/api/me/sessions").require();
    return "data and keys are there; volumes: " + volumes;
  }
}
