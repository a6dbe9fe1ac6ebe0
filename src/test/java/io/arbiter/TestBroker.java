package io.arbiter;

import io.arbiter.bench.Project;
import io.arbiter.bench.faults.cluster.Signals;
import io.arbiter.it.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real broker in a separate process. Tests can kill it, stop it and delete its disk. */
public final class TestBroker implements AutoCloseable {
  /** A broker of a test lives for seconds: with these it starts at half the cost. */
  private static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final int port;
  private final int advertised;
  private final List<String> others;
  private Process process;

  private TestBroker(Path folder, int port, int advertised, Map<String, String> others) {
    this.folder = folder;
    this.port = port;
    this.advertised = advertised;
    this.others = others.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /** Starts a broker with its data in the folder; returns at once. */
  public static TestBroker start(Path folder) throws IOException {
    return start(folder, 0);
  }

  /**
   * Starts a broker that tells its clients to use another port, such as the port of a relay.
   *
   * @param advertised 0 for the broker's own port
   */
  public static TestBroker start(Path folder, int advertised) throws IOException {
    // A port that the system gives to no client while the broker is down.
    int port = Instance.freePort();
    return start(folder, port, advertised == 0 ? port : advertised, Map.of());
  }

  /** Starts a broker on this port with further settings of Kafka. */
  public static TestBroker start(Path folder, int port, int advertised, Map<String, String> others)
      throws IOException {
    TestBroker broker = new TestBroker(folder, port, advertised, others);
    broker.start();
    return broker;
  }

  /** The host and port, which stay the same after each start. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** The broker's own port. */
  public int port() {
    return port;
  }

  /** The port that the broker tells its clients. */
  public int advertised() {
    return advertised;
  }

  /** Starts the broker again on its existing data, and returns at once. */
  public void start() throws IOException {
    Files.createDirectories(folder);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(QUICK_START);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.arbiter.app.embedded.BrokerProcess",
            folder.resolve("data").toString(),
            Integer.toString(port),
            Integer.toString(advertised)));
    command.addAll(others);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.log").toFile()))
            .start();
  }

  /** Waits until the broker accepts connections. */
  public void awaitAnswer() {
    Awaitility.await("the broker")
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Stops the broker cleanly. */
  public void shutDown() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the broker does not end");
    }
  }

  /** Sends SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGSTOP: the connections stay open, but the broker does not answer. */
  public void freeze() throws IOException, InterruptedException {
    Signals.stop(process.toHandle());
  }

  /** Sends SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    Signals.go(process.toHandle());
  }

  /** Deletes the data. The broker must not run. */
  public void wipe() throws IOException {
    Project.delete(folder.resolve("data"));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
