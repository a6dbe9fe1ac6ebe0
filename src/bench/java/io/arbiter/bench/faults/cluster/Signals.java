package io.arbiter.bench.faults.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Sends signals to processes. */
public final class Signals {
  private static final Duration HANG = Duration.ofMinutes(5);

  private Signals() {}

  /**
   * Stops a process and its descendants with SIGSTOP: they keep their connections. Returns when all
   * their threads stand still, which takes a while on a busy machine.
   */
  public static void stop(ProcessHandle process) throws IOException, InterruptedException {
    List<ProcessHandle> all = tree(process);
    send("-STOP", all);
    Awaitility.await("all threads stand still")
        .atMost(HANG)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> all.stream().allMatch(Signals::standsStill));
  }

  private static boolean standsStill(ProcessHandle process) {
    try (Stream<Path> threads =
        Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      return threads.map(Signals::state).allMatch(state -> state == 'T' || state == 'Z');
    } catch (IOException | UncheckedIOException e) {
      // It has ended, or a thread of it has: then the next look tells.
      return !process.isAlive();
    }
  }

  /** One letter, as in proc_pid_stat(5): it follows the name, which is in brackets. */
  private static char state(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets a stopped process and its descendants go on. */
  public static void go(ProcessHandle process) throws IOException, InterruptedException {
    send("-CONT", tree(process));
  }

  /** The process and its descendants. */
  public static List<ProcessHandle> tree(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  private static void send(String signal, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.stream().map(process -> Long.toString(process.pid())).forEach(command::add);
    // A process of the list may have ended in the meantime; kill then returns 1.
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
