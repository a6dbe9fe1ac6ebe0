package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
      try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(1))) {
        BenchSandbox.judge(sandbox, "def checkio(x): return x", List.of(1), Limits.DEFAULT);
        seconds.add(Figures.secondsSince(started));
      }
    }
    Figures.line("child start to first verdict: %.2f s", Figures.median(seconds));
  }
}
