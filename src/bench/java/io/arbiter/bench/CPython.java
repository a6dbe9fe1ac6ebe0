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
record CPython(String executable, String script) implements Block.Judge {
  static Optional<Block.Judge> find(Path solution, Path puzzle) throws Exception {
    String script = script(solution, puzzle);
    return installed().map(name -> new CPython(name, script));
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

  /** Runs each script of a list in a process, and prints the CPU milliseconds of the process. */
  static final String PROCESSES =
      """
      import json, os, subprocess, sys
      for script in json.load(sys.stdin):
          process = subprocess.Popen(
              [sys.executable, '-I', '-c', script], stdout=subprocess.DEVNULL)
          _, status, usage = os.wait4(process.pid, 0)
          assert status == 0, script
          print(1000 * (usage.ru_utime + usage.ru_stime))
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

  /**
   * The system's CPython. Others may start three times as slowly, and a ratio to one of them would
   * mean nothing.
   */
  static Optional<String> installed() throws Exception {
    String version = "import platform; print(platform.python_version())";
    for (String name : List.of("/usr/bin/python3", "python3")) {
      try {
        Figures.say("comparing with " + name + ", CPython " + run(name, version, "").orElseThrow());
        return Optional.of(name);
      } catch (IOException e) {
        // There is none with this name.
      }
    }
    Figures.say("there is no python3, so CPython is not measured");
    return Optional.empty();
  }

  @Override
  public Stages judge() throws Exception {
    if (run(executable, script, "").isEmpty()) {
      throw new IllegalStateException("CPython fails");
    }
    return Stages.NONE;
  }
}
