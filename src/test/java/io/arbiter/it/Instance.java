package io.arbiter.it;

import io.arbiter.core.bundle.PuzzleFolder;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** An Arbiter process, started by the launcher as an operator starts it. */
public final class Instance implements AutoCloseable {
  /** The kernel counts 100 ticks a second on all common machines. */
  private static final double MILLIS_PER_TICK = 10;

  /** Bounds a hang. A busy machine needs more than a minute. */
  private static final Duration START = Duration.ofMinutes(20);

  /** The options of a Java that lives for minutes: compiling less costs less than slower code. */
  static final String CHEAP = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** The JVM's own options, for measurements. */
  public static final Map<String, String> AS_OPERATORS_DO =
      Map.of("JDK_JAVA_OPTIONS", "-XX:+TieredCompilation", "ARBITER_WORKER_WARM", "true");

  private static final int FIRST_PORT = 20_000;
  private static final int PORTS = 12_000;

  private static final AtomicInteger NEXT_PORT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS));

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final int port;
  private final int managementPort;
  private final Path log;

  private Instance(Process process, int port, int managementPort, Path log) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
    this.log = log;
  }

  /** Starts {@code ./arbiter command} with its data and log in the folder. */
  public static Instance start(String command, Path folder, Map<String, String> environment)
      throws IOException {
    return start(List.of("./arbiter", command), folder, environment);
  }

  /** Like {@link #start(String, Path, Map)}, with any command line. */
  public static Instance start(List<String> command, Path folder, Map<String, String> environment)
      throws IOException {
    int port = freePort();
    int managementPort = freePort();
    Path log = Files.createTempFile(folder, command.getLast() + "-", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ARBITER_DATA", folder.resolve("data").toString());
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    builder.environment().put("JDK_JAVA_OPTIONS", CHEAP);
    // Spare children that the tests do not need would only slow the tests.
    builder.environment().put("ARBITER_WORKER_SLOTS", "1");
    builder.environment().put("ARBITER_WORKER_WARM", "false");
    // Players of tests send faster than the quotas allow.
    builder.environment().put("ARBITER_PER_ADDRESS_REGISTRATIONS", "10000");
    builder.environment().put("ARBITER_QUOTA_IN_FLIGHT", "1000");
    builder.environment().put("ARBITER_QUOTA_INTERACTIVE", "1000");
    builder.environment().put("ARBITER_QUOTA_PER_MINUTE", "1000");
    builder.environment().put("ARBITER_QUOTA_PER_DAY", "1000000");
    builder.environment().put("ARBITER_QUOTA_ENDED_CHILDREN", "1000");
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new Instance(process, port, managementPort, log);
  }

  /** Settings for only these of the shipped puzzles; copies them into the folder. */
  public static Map<String, String> withPuzzles(Path folder, String... slugs) throws IOException {
    Path puzzles = folder.resolve("puzzles");
    for (String slug : slugs) {
      for (var file : PuzzleFolder.files(Path.of("puzzles", slug)).entrySet()) {
        Path copy = puzzles.resolve(slug).resolve(file.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
    }
    return Map.of("ARBITER_PUZZLES_FOLDER", puzzles.toString());
  }

  /**
   * A free port below 32768, and never the same one twice. The kernel assigns ports from 32768 up,
   * so the port stays free.
   */
  public static int freePort() throws IOException {
    while (true) {
      int port = FIRST_PORT + NEXT_PORT.getAndIncrement() % PORTS;
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException _) {
        // The port is in use; try another port.
      }
    }
  }

  public Instance awaitReady() {
    try {
      Awaitility.await()
          .atMost(START)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !process.isAlive() || ready());
    } catch (ConditionTimeoutException e) {
      close();
      throw new IllegalStateException("the instance is not ready: " + output(), e);
    }
    if (!process.isAlive()) {
      throw new IllegalStateException("the instance ended: " + output());
    }
    return this;
  }

  public boolean ready() {
    return status("/q/health/ready") == 200;
  }

  private int status(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(managementAddress() + path)).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Where health and metrics are. */
  public String managementAddress() {
    return "http://127.0.0.1:" + managementPort;
  }

  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  public String lastLines(int count) {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
  }

  public Process process() {
    return process;
  }

  /** The process and all processes that it started. */
  public List<ProcessHandle> tree() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    return all;
  }

  /** The largest share of a processor that a thread of the process uses during the time. */
  public double busiestThread(Duration time) throws IOException, InterruptedException {
    Map<Path, Long> before = threadTicks();
    Thread.sleep(time);
    long most = 0;
    for (Map.Entry<Path, Long> thread : threadTicks().entrySet()) {
      most = Math.max(most, thread.getValue() - before.getOrDefault(thread.getKey(), 0L));
    }
    return most * MILLIS_PER_TICK / time.toMillis();
  }

  /** The processor time of each thread, in ticks of the kernel: see proc_pid_stat(5). */
  private Map<Path, Long> threadTicks() throws IOException {
    Map<Path, Long> ticks = new HashMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        try {
          String stat = Files.readString(thread.resolve("stat"));
          // The name may contain spaces. After the name, state is the first field and utime the
          // 12th.
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
          ticks.put(thread, Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (NoSuchFileException e) {
          // The thread has ended.
        }
      }
    }
    return ticks;
  }

  /** Sends SIGKILL to the process, but not to its children. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Sends SIGTERM. The process must exit in time. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the instance did not stop: " + output());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
