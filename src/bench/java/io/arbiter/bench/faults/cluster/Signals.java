package io.arbiter.bench.faults.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends signals to processes. */
public final class Signals {
  private Signals() {}

  /** Stops a process and its descendants with SIGSTOP: they keep their connections. */
  public static void stop(ProcessHandle process) throws IOException, InterruptedException {
    send("-STOP", tree(process));
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
