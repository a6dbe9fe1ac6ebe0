package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares solutions that compute for a long time with CPython. They run in one slot, so in one
 * child. Only in the first pass is their code new to the child.
 *
 * @param python the executable of CPython
 */
record HeavyTasks(String python) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Limits PLENTY = new Limits(60_000, 4_000_000_000L, 256L << 20, 10 << 20);

  /** A solution, whose function is {@code checkio}, and its argument. */
  private record Task(String id, String source, int argument) {
    Map<String, Object> forPython() {
      return Map.of(
          "function_name",
          "checkio",
          "solution",
          source,
          "tests",
          List.of(Map.of("input", List.of(argument))));
    }
  }

  void measure() throws Exception {
    List<Task> tasks = tasks();
    Map<String, Double> python = new LinkedHashMap<>();
    for (Task task : tasks) {
      python.put(task.id(), pythonSeconds(task));
    }
    try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(1))) {
      List<Map<String, Double>> passes = new ArrayList<>();
      List<Double> processes = new ArrayList<>();
      for (int pass = 0; pass < 3; pass++) {
        double before = BenchSandbox.cpuSeconds(sandbox);
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Task task : tasks) {
          seconds.put(task.id(), heavySeconds(sandbox, task));
        }
        passes.add(seconds);
        processes.add(BenchSandbox.cpuSeconds(sandbox) - before);
      }
      double all = sum(python);
      Figures.line("heavy, %d tasks, CPU of the guest's thread: CPython %.1f s", tasks.size(), all);
      String[] names = {"first", "repeated", "repeated"};
      for (int pass = 0; pass < passes.size(); pass++) {
        Figures.line(
            "  %s: %.1f s, %.2f times CPython's; compilers and all %.2f times",
            names[pass],
            sum(passes.get(pass)),
            sum(passes.get(pass)) / all,
            processes.get(pass) / all);
      }
      for (Task task : tasks) {
        double p = python.get(task.id());
        double first = passes.get(0).get(task.id()) / p;
        double again = (passes.get(1).get(task.id()) + passes.get(2).get(task.id())) / 2 / p;
        Figures.line(
            "  %-28s CPython %.2f s, first %5.2f times, repeated %5.2f times",
            task.id(), p, first, again);
      }
    }
  }

  private List<Task> tasks() throws IOException {
    List<Task> tasks = new ArrayList<>();
    try (Stream<Path> files = Files.list(Project.heavy())) {
      for (Path python : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
        String source = Files.readString(python);
        // The first line shows the call: "# checkio(100_000)".
        String call = source.lines().findFirst().orElseThrow();
        int argument = Integer.parseInt(call.replaceAll("\\D", ""));
        tasks.add(new Task(python.getFileName().toString(), source, argument));
      }
    }
    return tasks;
  }

  private double pythonSeconds(Task task) throws Exception {
    return CPython.seconds(python, JSON.writeValueAsString(task.forPython())).orElseThrow();
  }

  private static double heavySeconds(Sandbox sandbox, Task task) throws Exception {
    Program program = new Program(task.source(), "checkio", false, false, PLENTY);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      run.load();
      Outcome outcome = run.call(List.of(PyValue.Int.of(task.argument())));
      if (!(outcome instanceof Outcome.Returned)) {
        throw new IllegalStateException(task.id() + ": " + outcome);
      }
      return run.usage().cpuMillis() / 1e3;
    }
  }

  private static double sum(Map<String, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
