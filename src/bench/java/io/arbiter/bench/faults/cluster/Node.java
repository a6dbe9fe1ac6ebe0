package io.arbiter.bench.faults.cluster;

import io.arbiter.it.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** An api or a worker that can be killed, stopped and started again. */
public final class Node implements AutoCloseable {
  private static final Duration HANG = Duration.ofMinutes(2);

  private final List<String> command;
  private final String name;
  private final Path folder;
  private final Map<String, String> settings;
  private volatile Instance running;
  private volatile boolean ended;
  private boolean closed;

  /** Starts the process. */
  Node(List<String> command, String name, Path folder, Map<String, String> settings)
      throws IOException {
    this.command = command;
    this.name = name;
    this.folder = folder;
    this.settings = Map.copyOf(settings);
    start(Map.of());
  }

  public String name() {
    return name;
  }

  /** The present process. */
  public Instance instance() {
    return running;
  }

  /** Starts the process again. */
  public void start() throws IOException {
    start(Map.of());
  }

  /** Starts the process again, with further settings for this time. */
  public synchronized void start(Map<String, String> more) throws IOException {
    if (closed) {
      throw new IOException(name + " is closed");
    }
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    running = Instance.start(command, folder, all);
    ended = false;
  }

  /** Sends SIGKILL, and checks that the children follow their parent. */
  public void kill() {
    end(running::kill);
  }

  /** Sends SIGTERM, and waits until the process and its children have ended. */
  public void terminate() {
    end(running.process()::destroy);
  }

  private void end(Runnable how) {
    List<ProcessHandle> tree = running.tree();
    ended = true;
    how.run();
    Awaitility.await("the end of " + name + " and its children")
        .atMost(HANG)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> tree.stream().noneMatch(ProcessHandle::isAlive));
  }

  public void stop() throws IOException, InterruptedException {
    Signals.stop(running.process().toHandle());
  }

  public void go() throws IOException, InterruptedException {
    Signals.go(running.process().toHandle());
  }

  /** Whether the process was ended and not started again. */
  public boolean isEnded() {
    return ended;
  }

  /**
   * Whether the process is ready.
   *
   * @throws IllegalStateException if it has ended by itself
   */
  public boolean ready() {
    if (!running.process().isAlive() && !ended) {
      throw new IllegalStateException(name + " has ended: " + running.output());
    }
    return running.ready();
  }

  /** Ends the process, which cannot be started again. */
  @Override
  public synchronized void close() {
    closed = true;
    running.close();
  }
}
