import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the topology of {@code docker-compose.yml} as processes: a database, a broker, one api
 * and 1, 2 and 4 workers of one slot each, every one in a process of its own.
 *
 * <p>Usage: {@code ./arbiter bench scale [--json FILE]}.
 */
final class ScaleBench implements AutoCloseable {
  private static final int[] WORKERS = {1, 2, 4};
  private static final int WARM_UP = 800;

  private final Path launcher;
  private final Path folder = Files.createTempDirectory("arbiter-scale-");
  private final int brokerPort = Bench.Instance.freePort();
  private final List<Bench.Instance> instances = new ArrayList<>();
  private final EmbeddedPostgres database;
  private final Process broker;

  private ScaleBench(Path launcher) throws IOException {
    this.launcher = launcher;
    database = EmbeddedPostgres.start();
    broker = startBroker();
  }

  public static void main(String... arguments) throws Exception {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    List<Step> steps;
    try (ScaleBench bench = new ScaleBench(Path.of(arguments[0]).toAbsolutePath())) {
      steps = bench.measure();
    }
    if (options.containsKey("--json")) {
      Files.writeString(Path.of(options.get("--json")), Bench.Json.of(steps) + "\n");
    }
    System.exit(0);
  }

  /** What a number of workers gave. */
  record Step(int workers, Bench.Block block, List<ArrivalSweep.Point> arrivals) {}

  private List<Step> measure() throws Exception {
    Bench.Instance api = start("api", "api", Map.of());
    api.awaitReady();
    List<Step> steps = new ArrayList<>();
    Bench.Player player = null;
    for (int workers : WORKERS) {
      while (instances.size() - 1 < workers) {
        String name = "worker-" + instances.size();
        start("worker", name, Map.of("ARBITER_WORKER_NAME", name, "ARBITER_WORKER_SLOTS", "1"))
            .awaitReady();
      }
      if (player == null) {
        player = new Bench.Player(api.address(), "bench", Files.readString(solution()));
      }
      Bench.Block.rate(player, WARM_UP);
      Bench.Block block = Bench.Block.of(player);
      List<ArrivalSweep.Point> arrivals = ArrivalSweep.measure(player, block.perSecond());
      print(workers, block, arrivals);
      steps.add(new Step(workers, block, arrivals));
    }
    return steps;
  }

  private static void print(int workers, Bench.Block block, List<ArrivalSweep.Point> arrivals) {
    Bench.Stages stages = block.stages();
    Bench.Report.line("%d workers of one slot, one submission at a time:", workers);
    Bench.Report.line(
        "  milliseconds to the verdict: p50 %.0f, p95 %.0f, p99 %.0f",
        block.p50Millis(), block.p95Millis(), block.p99Millis());
    Bench.Report.line(
        "  of it: intake %.1f, queue %.1f, sandbox %.1f, scoring and push %.1f",
        stages.intake(), stages.queue(), stages.sandbox(), stages.push());
    Bench.Report.line("  submissions a second, several at a time: %.1f", block.perSecond());
    Bench.Report.arrivals(arrivals);
  }

  private Path solution() {
    return launcher.resolveSibling("puzzles").resolve("fizz-buzz/solutions/if_chain.py");
  }

  private Bench.Instance start(String role, String name, Map<String, String> more)
      throws IOException {
    Map<String, String> environment = new LinkedHashMap<>(more);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort);
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"));
    environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    Bench.Instance instance =
        Bench.Instance.start(launcher, role, folder.resolve(name), environment);
    instances.add(instance);
    return instance;
  }

  private Process startBroker() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.arbiter.app.EmbeddedKafka",
            folder.resolve("kafka").toString(),
            Integer.toString(brokerPort))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("kafka.log").toFile())
        .start();
  }

  @Override
  public void close() throws Exception {
    for (Bench.Instance instance : instances.reversed()) {
      instance.close();
    }
    // It ends when its stdin does.
    broker.getOutputStream().close();
    broker.waitFor();
    database.close();
    Bench.delete(folder);
  }
}
