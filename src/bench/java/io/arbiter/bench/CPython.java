package io.arbiter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the same solution and tests in CPython, in a new process each time and without a sandbox.
 */
record CPython(String executable, Path script) implements Judge {
  static Optional<Judge> find(Path folder, Path solution, Path puzzle) throws Exception {
    Optional<String> executable = fastest();
    if (executable.isEmpty()) {
      Figures.say("there is no python3, so CPython is not measured");
      return Optional.empty();
    }
    Path script = folder.resolve("cpython.py");
    Files.writeString(script, script(solution, puzzle));
    return Optional.of(new CPython(executable.get(), script));
  }

  /** The tests are JSON. JSON is also Python if three names are defined. */
  private static String script(Path solution, Path puzzle) throws IOException {
    return Files.readString(solution)
        + "\ntrue, false, null = True, False, None\nTESTS = "
        + Files.readString(puzzle.resolve("tests.json"))
        + """

        for cases in TESTS.values():
            for case in cases:
                assert checkio(*case['input']) == case['answer']
        """;
  }

  /** Runs a task's solution on its tests and prints the CPU seconds that it took. */
  private static final String TASK =
      """
      import json, sys, time
      task = json.load(sys.stdin)
      started = time.process_time()
      names = {}
      exec(compile(task['solution'], 'solution.py', 'exec'), names)
      for test in task['tests']:
          names[task['function_name']](*test['input'])
      print(time.process_time() - started)
      """;

  /** The CPU seconds of a task, given as JSON; empty if the task fails. */
  static Optional<Double> seconds(String executable, String task) throws Exception {
    return run(executable, TASK, task).map(Double::valueOf);
  }

  /** The output of a script; empty if the script fails. */
  static Optional<String> run(String executable, String script, String input) throws Exception {
    Process process =
        new ProcessBuilder(executable, "-I", "-c", script)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      stdin.write(input);
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(printed.strip()) : Optional.empty();
  }

  /** How many times a process is started to measure the start. */
  private static final int MEASURED_STARTS = 7;

  /**
   * Finds the CPython on this machine that starts fastest. Builds differ by a factor of three, and
   * a ratio to a slow build would mean nothing.
   */
  static Optional<String> fastest() throws Exception {
    Optional<String> best = Optional.empty();
    long shortest = Long.MAX_VALUE;
    for (String name : List.of("/usr/bin/python3", "python3")) {
      Optional<String> path = real(name);
      for (int i = 0; i < MEASURED_STARTS && path.isPresent(); i++) {
        long begun = System.nanoTime();
        run(path.get(), "pass", "");
        long nanos = System.nanoTime() - begun;
        best = nanos < shortest ? path : best;
        shortest = Math.min(shortest, nanos);
      }
    }
    if (best.isPresent()) {
      String version = "import platform; print(platform.python_version())";
      Figures.say(
          "comparing with %s, CPython %s; starting a process takes %.1f ms"
              .formatted(best.get(), run(best.get(), version, "").orElse("?"), shortest / 1e6));
    }
    return best;
  }

  /** The path of the executable itself, not of a version manager's script that calls it. */
  private static Optional<String> real(String name) throws Exception {
    try {
      return run(name, "import sys; print(sys.executable)", "");
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Stages judge() throws Exception {
    Process process =
        new ProcessBuilder(executable, "-I", script.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("python3 ended with " + process.exitValue());
    }
    return Stages.NONE;
  }
}
