package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.command.Checkout;
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
      List<?> tests = List.of(Map.of("input", List.of(argument)));
      return Map.of("function_name", "checkio", "solution", source, "tests", tests);
    }
  }

  void measure() throws Exception {
    List<Task> tasks = tasks();
    List<Double> cpython = new ArrayList<>();
    for (Task task : tasks) {
      cpython.add(CPython.seconds(python, JSON.writeValueAsString(task.forPython())).orElseThrow());
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
        tasks.add(new Task(python.getFileName().toString(), source, argument));
      }
    }
    return tasks;
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

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }
}
