package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the small programs of {@code differences.py} in CPython and in the sandbox, and prints where
 * their output differs. A program about speed differs if it takes more than {@value #SLOW} times
 * CPython's CPU time.
 */
record EngineDifferences(String python) {
  private static final String MARK = "# --- ";
  private static final String SPEED = "speed";
  private static final int SLOW = 5;

  /** The last line is the CPU time in seconds. */
  private static final String TIMED = "\nimport time; print(time.process_time())";

  /** A program: its cause and subject, and its source. */
  private record Small(String about, String source) {
    private static Small of(String text) {
      int end = text.indexOf('\n');
      return new Small(text.substring(0, end), text.substring(end + 1).strip() + "\n");
    }

    private String cause() {
      return about.substring(0, about.indexOf(':'));
    }
  }

  /** The lines that were printed, and the CPU time in milliseconds. */
  private record Run(List<String> lines, double millis) {}

  void print() throws Exception {
    Map<String, Integer> causes = new LinkedHashMap<>();
    List<Small> programs = programs();
    try (Sandbox sandbox = new Sandbox(SandboxBench.settings(1))) {
      for (Small program : programs) {
        List<String> differences = differences(program, cpython(program), ours(sandbox, program));
        if (!differences.isEmpty()) {
          causes.merge(program.cause(), 1, Integer::sum);
          System.out.println(program.about());
          program.source().lines().forEach(line -> System.out.println("    | " + line));
          differences.forEach(System.out::println);
        }
      }
    }
    Figures.line("%d small programs; of those that differ, by cause: %s", programs.size(), causes);
  }

  private static List<Small> programs() throws IOException {
    String all = Files.readString(Project.root().resolve("src/bench/differences.py"));
    return Arrays.stream(all.split("(?m)^" + MARK)).skip(1).map(Small::of).toList();
  }

  private Run cpython(Small program) throws Exception {
    String[] printed =
        CPython.run(python, program.source() + TIMED, "")
            .orElseThrow(() -> new IllegalStateException("CPython fails on " + program.about()))
            .split("\n");
    int last = printed.length - 1;
    return new Run(List.of(printed).subList(0, last), 1e3 * Double.parseDouble(printed[last]));
  }

  private static Run ours(Sandbox sandbox, Small program) throws Exception {
    StringBuilder printed = new StringBuilder();
    Program script = new Program(program.source(), null, false, true, Limits.HIGHEST);
    try (GuestRun run = sandbox.open(script, printed::append)) {
      Outcome outcome = run.load();
      if (!(outcome instanceof Outcome.Returned)) {
        printed.append(outcome);
      }
      return new Run(printed.toString().strip().lines().toList(), run.usage().cpuMillis());
    }
  }

  private static List<String> differences(Small program, Run cpython, Run ours) {
    List<String> differences = new ArrayList<>();
    if (program.cause().equals(SPEED) && ours.millis() > SLOW * cpython.millis()) {
      differences.add("  CPython %.0f ms, ours %.0f ms".formatted(cpython.millis(), ours.millis()));
    }
    for (int i = 0; i < Math.max(cpython.lines().size(), ours.lines().size()); i++) {
      String theirs = i < cpython.lines().size() ? cpython.lines().get(i) : "";
      String line = i < ours.lines().size() ? ours.lines().get(i) : "";
      if (!theirs.equals(line)) {
        differences.add("  CPython: " + theirs);
        differences.add("  ours:    " + line);
      }
    }
    return differences;
  }
}
