package io.arbiter.bench;

import io.arbiter.it.Client;
import io.arbiter.it.Instance;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An Arbiter as an operator runs it, but without quotas.
 *
 * @param folder of its data and logs; a later instance in this folder uses the same data
 * @param started as {@link System#nanoTime}
 */
record BenchInstance(Instance arbiter, Path folder, long started) implements AutoCloseable {
  /** Starts everything, with the embedded database and broker unless the environment has others. */
  static BenchInstance start(Path folder, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(Instance.AS_OPERATORS_DO);
    for (String quota :
        List.of("IN_FLIGHT", "INTERACTIVE", "PER_MINUTE", "PER_DAY", "ENDED_CHILDREN")) {
      all.put("ARBITER_QUOTA_" + quota, "1000000");
    }
    all.put("ARBITER_WORKER_SLOTS", Integer.toString(SandboxBench.PROCESSORS));
    all.put("ARBITER_PER_ADDRESS_REGISTRATIONS", "1000000");
    all.put("ARBITER_STREAMS_PER_CLIENT", "10000");
    all.putAll(environment);
    Instance arbiter = Instance.start("up", Files.createDirectories(folder), all);
    // After SIGTERM nobody calls close().
    Runtime.getRuntime().addShutdownHook(new Thread(arbiter.process()::destroy));
    return new BenchInstance(arbiter, folder, System.nanoTime());
  }

  /** Waits until the instance is ready, and returns the seconds since the start. */
  double awaitReady() {
    arbiter.awaitReady();
    return Figures.secondsSince(started);
  }

  /** Waits until the players' children have run what makes them quick. */
  void awaitWarm() {
    String warm = "arbiter_children_warm %d.0".formatted(SandboxBench.PROCESSORS);
    Client management = Client.anonymous(arbiter.managementAddress());
    Awaitility.await(warm)
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                new String(management.get("/q/metrics").raw().body(), StandardCharsets.UTF_8)
                    .contains(warm));
  }

  URI address() {
    return URI.create(arbiter.address());
  }

  /** The database server. It is not a child of the instance, so its pid file names the process. */
  Optional<ProcessHandle> postgres() {
    try (Stream<String> lines = Files.lines(folder.resolve("data/postgres/data/postmaster.pid"))) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    arbiter.close();
  }
}
