package io.arbiter.bench;

import io.arbiter.it.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running Arbiter with its own data folder. Closing stops the Arbiter and checks that no process
 * is left.
 */
record BenchInstance(Process process, long started, Path data, URI address, URI management)
    implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Starts everything, with the embedded database and broker. */
  static BenchInstance start(Path data) throws IOException {
    return start("up", data, Map.of());
  }

  static BenchInstance start(String role, Path data, Map<String, String> environment)
      throws IOException {
    int port = Instance.freePort();
    int managementPort = Instance.freePort();
    ProcessBuilder builder = new ProcessBuilder(Project.launcher().toString(), role);
    List.of("QUARKUS_DATASOURCE_JDBC_URL", "KAFKA_BOOTSTRAP_SERVERS", "ARBITER_ROLES")
        .forEach(builder.environment().keySet()::remove);
    Map<String, String> variables = builder.environment();
    variables.put("ARBITER_DATA", data.toString());
    for (String quota :
        List.of("IN_FLIGHT", "INTERACTIVE", "PER_MINUTE", "PER_DAY", "ENDED_CHILDREN")) {
      variables.put("ARBITER_QUOTA_" + quota, "1000000");
    }
    variables.put("ARBITER_PER_ADDRESS_REGISTRATIONS", "1000000");
    variables.put("ARBITER_STREAMS_PER_CLIENT", "10000");
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    variables.putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log(data).toFile());
    Process process = builder.start();
    // On Ctrl-C and SIGTERM nobody calls close().
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
    return new BenchInstance(process, System.nanoTime(), data, local(port), local(managementPort));
  }

  private static URI local(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private static Path log(Path data) {
    return data.resolveSibling(data.getFileName() + ".log");
  }

  static String lastLines(Path data) throws IOException {
    List<String> lines = Files.readAllLines(log(data));
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  /** Waits until the instance is ready, and returns the seconds since the start. */
  double awaitReady() throws Exception {
    while (process.isAlive() && Figures.secondsSince(started) < PATIENCE.toSeconds()) {
      if (management("/q/health/ready").isPresent()) {
        return Figures.secondsSince(started);
      }
      Thread.sleep(20);
    }
    String state = process.isAlive() ? "running" : "ended with " + process.exitValue();
    throw new IllegalStateException("not ready but " + state + "; last lines:\n" + lastLines(data));
  }

  /** The answer of the management port; empty if there is none or not a good one. */
  private Optional<String> management(String path) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(management.resolve(path)).build();
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The number of submissions without a verdict. */
  long unjudged() throws Exception {
    return management("/q/metrics")
        .orElseThrow()
        .lines()
        .filter(line -> line.startsWith("arbiter_queue_depth"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /** The database server. It is not a child of the instance, so its pid file names the process. */
  Optional<ProcessHandle> postgres() {
    try (Stream<String> lines = Files.lines(data.resolve("postgres/data/postmaster.pid"))) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws Exception {
    List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
    postgres().ifPresent(server -> tree.addAll(withDescendants(server)));
    if (!end(process)) {
      throw new IllegalStateException("the instance did not end within 30 s of SIGTERM");
    }
    awaitNothingLeft(tree);
  }

  /** Sends SIGTERM, and SIGKILL after 30 s. Returns whether SIGTERM was enough. */
  private static boolean end(Process process) {
    process.destroy();
    try {
      if (process.waitFor(30, TimeUnit.SECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return false;
  }

  private void awaitNothingLeft(List<ProcessHandle> tree) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    List<String> left = left(tree);
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(50);
      left = left(tree);
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("processes are left: " + left);
    }
  }

  /**
   * The processes of the tree that still run, and any other process whose command line names the
   * data folder.
   */
  private List<String> left(List<ProcessHandle> tree) {
    Stream<ProcessHandle> late =
        ProcessHandle.allProcesses().filter(p -> commandLine(p).contains(data.toString()));
    return Stream.concat(tree.stream().filter(ProcessHandle::isAlive), late)
        .map(process -> process.pid() + " " + commandLine(process))
        .distinct()
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }

  static List<ProcessHandle> withDescendants(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }
}
