package io.arbiter.bench;

import io.arbiter.TestBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Measures the topology of {@code docker-compose.yml} as processes: a database, a broker, one api,
 * and 1, 2 and 4 workers of one slot each. Each of them is a separate process.
 */
@Command(
    name = "scale",
    description = "Measures 1, 2 and 4 workers on an external database and broker.")
final class ScaleBench implements Callable<Integer> {
  private static final int[] WORKERS = {1, 2, 4};
  private static final int WARM_UP = 800;

  @Override
  public Integer call() throws Exception {
    try (Topology topology = new Topology()) {
      measure(topology);
    }
    return 0;
  }

  private static void measure(Topology topology) throws Exception {
    BenchInstance api = topology.start("api", "api", Map.of());
    api.awaitReady();
    Optional<BenchPlayer> registered = Optional.empty();
    int started = 0;
    for (int workers : WORKERS) {
      while (started < workers) {
        String name = "worker-" + ++started;
        topology
            .start("worker", name, Map.of("ARBITER_WORKER_NAME", name, "ARBITER_WORKER_SLOTS", "1"))
            .awaitReady();
      }
      if (registered.isEmpty()) {
        String solution = Files.readString(Project.solution());
        registered = Optional.of(new BenchPlayer(api.address(), "bench", solution));
      }
      BenchPlayer player = registered.get();
      Block.rate(player, WARM_UP);
      Block block = Block.of(player);
      List<ArrivalSweep.Point> arrivals = ArrivalSweep.measure(player, block.perSecond());
      print(workers, block, arrivals);
    }
  }

  private static void print(int workers, Block block, List<ArrivalSweep.Point> arrivals) {
    Stages stages = block.stages();
    Figures.line("%d workers of one slot, one submission at a time:", workers);
    Figures.line(
        "  milliseconds to the verdict: p50 %.0f, p95 %.0f, p99 %.0f",
        block.p50Millis(), block.p95Millis(), block.p99Millis());
    Figures.line(
        "  of it: intake %.1f, queue %.1f, sandbox %.1f, scoring and push %.1f",
        stages.intake(), stages.queue(), stages.sandbox(), stages.push());
    Figures.line("  submissions a second, several at a time: %.1f", block.perSecond());
    Report.arrivals(arrivals);
  }

  /** A database, a broker and the processes that use them. */
  private static final class Topology implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("arbiter-scale-");
    private final List<BenchInstance> instances = new ArrayList<>();
    private final EmbeddedPostgres database = EmbeddedPostgres.start();
    private final TestBroker broker = TestBroker.startForMeasurement(folder.resolve("broker"));

    private Topology() throws IOException {}

    BenchInstance start(String role, String name, Map<String, String> more) throws IOException {
      Map<String, String> environment = new LinkedHashMap<>(more);
      environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.address());
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.getJdbcUrl("postgres", "postgres"));
      environment.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
      BenchInstance instance = BenchInstance.start(role, folder.resolve(name), environment);
      instances.add(instance);
      return instance;
    }

    @Override
    public void close() throws Exception {
      for (BenchInstance instance : instances.reversed()) {
        instance.close();
      }
      broker.shutDown();
      database.close();
      Project.delete(folder);
    }
  }
}
