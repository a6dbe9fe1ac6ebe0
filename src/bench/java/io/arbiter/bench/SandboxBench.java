package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the sandbox without database and broker, and CPython in the same run: starts of
 * children, heavy solutions, small solutions, guests that are stopped, and memory.
 */
@Command(
    name = "sandbox",
    mixinStandardHelpOptions = true,
    description = "Measures the sandbox alone, and compares it with CPython.")
final class SandboxBench implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "number of rounds; the default is 3")
  private int rounds;

  @Option(names = "--tasks", description = "a file of heavy tasks, one JSON object a line")
  private Optional<Path> tasks = Optional.empty();

  @Option(names = "--json", description = "a file for the report as JSON")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws Exception {
    String python = CPython.fastest().orElseThrow();
    Map<String, Object> report = new LinkedHashMap<>();
    starts(report);
    new HeavyTasks(python, tasks).measure(report);
    new SmallSubmissions(python).measure(rounds, report);
    StoppedGuests.measure(report);
    if (json.isPresent()) {
      Project.write(json.get(), report);
    }
    return 0;
  }

  private void starts(Map<String, Object> report) throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long started = System.nanoTime();
      try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(1))) {
        BenchSandbox.judge(sandbox, "def checkio(x): return x", List.of(1), Limits.DEFAULT);
        seconds.add(Figures.secondsSince(started));
      }
    }
    Figures.line("child start to first verdict: %.2f s", Figures.median(seconds));
    report.put("childStartSeconds", Figures.median(seconds));
  }
}
