package io.arbiter.bench;

import io.arbiter.app.command.Checkout;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares solutions that compute for a long time with CPython. They run in one slot, so in one
 * child. Only in the first pass is their code new to the child.
 *
 * @param python the executable of CPython
 */
record HeavyTasks(String python) {
  private static final Limits PLENTY = new Limits(60_000, 4_000_000_000L, 256L << 20, 10 << 20);

  private record Task(String id, Solution solution) {}

  void measure() throws Exception {
    List<Task> tasks = tasks();
    List<Double> cpython = new ArrayList<>();
    for (Task task : tasks) {
      cpython.add(task.solution().cpythonSeconds(python));
    }
    double all = sum(cpython);
    Figures.line("heavy, %d tasks, CPU of the guest's thread: CPython %.1f s", tasks.size(), all);
    List<List<Double>> passes = new ArrayList<>();
    try (Sandbox sandbox = new Sandbox(SandboxBench.settings(1))) {
      for (String name : List.of("first", "repeated", "repeated")) {
        double before = SandboxBench.cpuSeconds(sandbox);
        List<Double> seconds = new ArrayList<>();
        for (Task task : tasks) {
          seconds.add(heavySeconds(sandbox, task));
        }
        passes.add(seconds);
        Figures.line(
            "  %s: %.1f s, %.2f times CPython's; compilers and all %.2f times",
            name,
            sum(seconds),
            sum(seconds) / all,
            (SandboxBench.cpuSeconds(sandbox) - before) / all);
      }
    }
    for (int i = 0; i < tasks.size(); i++) {
      double p = cpython.get(i);
      double again = (passes.get(1).get(i) + passes.get(2).get(i)) / 2;
      Figures.line(
          "  %-28s CPython %.2f s, first %5.2f times, repeated %5.2f times",
          tasks.get(i).id(), p, passes.get(0).get(i) / p, again / p);
    }
  }

  private List<Task> tasks() throws IOException {
    List<Task> tasks = new ArrayList<>();
    try (Stream<Path> files = Files.list(Checkout.resolve("src/bench/heavy"))) {
      for (Path python : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
        String source = Files.readString(python);
        // The first line shows the call: "# checkio(100_000)".
        String call = source.lines().findFirst().orElseThrow();
        int argument = Integer.parseInt(call.replaceAll("\\D", ""));
        tasks.add(
            new Task(python.getFileName().toString(), Solution.of(source, List.of(argument))));
      }
    }
    return tasks;
  }

  private static double heavySeconds(Sandbox sandbox, Task task) throws Exception {
    Solution.Result result = task.solution().run(sandbox, PLENTY);
    if (!(result.outcome() instanceof Outcome.Returned)) {
      throw new IllegalStateException(task.id() + ": " + result.outcome());
    }
    return result.cpuMillis() / 1e3;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
