package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shared parts of the benchmarks of the sandbox: programs, settings, rates, processes. */
final class BenchSandbox {
  static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  /** Each submission gets its own source, as it does in production. */
  static final String SMALL_SOURCE =
      """
      # %d
      def checkio(x):
          words = [str(i) for i in range(x)]
          return {'words': words, 'sum': sum(map(int, words)), 'text': ''.join(words)}
      """;

  static final String ENDLESS = "def checkio(x):\n    while True:\n        x += 1\n";

  static final String RECURSIVE = "def checkio(x):\n    return checkio(x + 1)\n";

  private BenchSandbox() {}

  /** One of many repeated runs; runs are numbered from 0. */
  interface Work {
    void run(int i) throws Exception;
  }

  /** A step that is timed. */
  interface Step {
    void run() throws Exception;
  }

  static void judge(Sandbox sandbox, String source, List<Integer> inputs, Limits limits)
      throws Exception {
    Program program = new Program(source, "checkio", false, false, limits);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      run.load();
      for (int input : inputs) {
        run.call(List.of(PyValue.Int.of(input)));
      }
    }
  }

  /** Runs a second, with one run at a time on each processor. */
  static double rate(int count, Work work) throws Exception {
    try (ExecutorService lanes = Executors.newFixedThreadPool(PROCESSORS)) {
      long started = System.nanoTime();
      List<Callable<Void>> all =
          IntStream.range(0, count)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        work.run(i);
                        return null;
                      })
              .toList();
      for (Future<Void> done : lanes.invokeAll(all)) {
        done.get();
      }
      return count / Figures.secondsSince(started);
    }
  }

  static double timed(Step step) throws Exception {
    long started = System.nanoTime();
    step.run();
    return Figures.secondsSince(started);
  }

  static void awaitSettled(Sandbox sandbox) throws InterruptedException {
    while (!sandbox.isSettled()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  static SandboxSettings settings(int slots) {
    return new SandboxSettings(
        new SandboxSettings.Installation(
            Path.of(System.getProperty("arbiter.sandbox.child-path")),
            Path.of(System.getProperty("arbiter.sandbox.home"))),
        slots,
        Integer.MAX_VALUE,
        256L << 20,
        0,
        Duration.ofMinutes(1),
        ConfinementMode.REQUIRED);
  }

  static double cpuOf(Sandbox sandbox) {
    return sandbox.processes().stream()
        .mapToDouble(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9)
        .sum();
  }

  static long pssMiB(Sandbox sandbox) throws IOException {
    long kib = 0;
    for (ProcessHandle process : sandbox.processes()) {
      try (Stream<String> lines =
          Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
        kib +=
            lines
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
      }
    }
    return kib >> 10;
  }
}
