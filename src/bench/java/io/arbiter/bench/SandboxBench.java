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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the sandbox without database and broker, and CPython in the same run: starts of
 * children, heavy solutions, small solutions, guests that are stopped, and memory.
 */
@Command(
    name = "sandbox",
    description = "Measures the sandbox alone, and compares it with CPython.")
final class SandboxBench implements Callable<Integer> {
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

  @Option(names = "--rounds", defaultValue = "3", description = "number of rounds; default 3")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    String python = CPython.installed().orElseThrow();
    starts();
    new HeavyTasks(python).measure();
    new SmallSubmissions(python).measure(rounds);
    return 0;
  }

  private void starts() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      try (Sandbox sandbox = new Sandbox(settings(1))) {
        judge(sandbox, "def checkio(x): return x", List.of(1), Limits.DEFAULT);
        seconds.add(Figures.secondsSince(started));
      }
    }
    Figures.line("child start to first verdict: %.2f s", Figures.median(seconds));
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
