package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.protocol.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  /** Judges the small source; the number makes it different from all others. */
  static void small(Sandbox sandbox, int number, List<Integer> inputs) throws Exception {
    judge(sandbox, SMALL_SOURCE.formatted(number), inputs, Limits.DEFAULT);
  }

  /** Runs a second, with one run at a time on each processor. */
  static double rate(int count, Together.Work work) throws Exception {
    return Together.rate(PROCESSORS, count, work);
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

  static double cpuSeconds(Sandbox sandbox) {
    return sandbox.processes().stream().mapToDouble(Usage::cpuMillis).sum() / 1e3;
  }

  static long mebibytes(Sandbox sandbox) {
    return Math.round(sandbox.processes().stream().mapToDouble(Usage::mebibytes).sum());
  }
}
