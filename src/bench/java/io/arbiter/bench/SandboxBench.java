package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.ConfinementMode;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the sandbox without database and broker, and CPython in the same run: starts of
 * children, the costs during a child's life, heavy solutions, small solutions, guests that are
 * stopped, and memory.
 */
@Command(
    name = "sandbox",
    description = "Measures the sandbox alone, and compares it with CPython.")
final class SandboxBench implements Callable<Integer> {
  static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private static final List<Integer> MARKS = List.of(100, 1_000);

  @Option(names = "--rounds", defaultValue = "3", description = "number of rounds; default 3")
  private int rounds;

  @Option(
      names = "--submissions",
      defaultValue = "3000",
      description = "to one child, for the costs during its life; default 3000")
  private int submissions;

  @Option(
      names = "--tasks",
      paramLabel = "FOLDER",
      description = "files of tasks, as 'accuracy' reads them; default ../shared/tasks")
  private Path tasks = Project.root().resolve("../shared/tasks");

  @Override
  public Integer call() throws Exception {
    String python = CPython.installed().orElseThrow();
    starts();
    List<Integer> marks =
        Stream.concat(MARKS.stream().filter(mark -> mark < submissions), Stream.of(submissions))
            .toList();
    new CostCurve(python, tasks).measure(marks);
    new HeavyTasks(python).measure();
    new SmallSubmissions(python).measure(rounds);
    return 0;
  }

  private void starts() throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      try (Sandbox sandbox = new Sandbox(settings(1))) {
        Solution.of("def checkio(x): return x", List.of(1)).run(sandbox, Limits.DEFAULT);
        seconds.add(Figures.secondsSince(started));
      }
    }
    Figures.line("child start to first verdict: %.2f s", Figures.median(seconds));
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
