package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.ChildStarter;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.SandboxSettings;
import io.arbiter.sandbox.protocol.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The CPU time that submissions cost one child during its life. The unit beside milliseconds is
 * <em>r</em>: the CPU time of one process of CPython that runs a small solution, measured at the
 * same time, since the speed of a machine changes.
 */
final class CostCurve {
  private static final int TESTS = 20;
  private static final int SMALL = 100;
  private static final int TASKS = 60;
  private static final int REPETITIONS = 7;
  private static final int FEW = 30;
  private static final String EMPTY = "def checkio(x): return x";

  private static final List<String> IMPORTS =
      List.of(
          """
          math itertools operator heapq bisect datetime copy collections functools random re string
          json typing dataclasses decimal
          """
              .split("\\s+"));

  /** How many of 100 solutions of real players import a module; the others import none. */
  private static final List<String> IMPORTS_OF_100 =
      Stream.of(
              Collections.nCopies(11, "typing"),
              Collections.nCopies(6, "collections"),
              Collections.nCopies(5, "itertools"),
              Collections.nCopies(5, "datetime"),
              Collections.nCopies(4, "math"),
              Collections.nCopies(4, "re"),
              Collections.nCopies(2, "operator"),
              Collections.nCopies(2, "string"))
          .flatMap(List::stream)
          .toList();

  /** The costs after some submissions, in milliseconds, by what was measured. */
  private record Mark(int submissions, double r, Map<String, Double> millis, long mebibytes) {}

  private final String python;
  private final List<Solution> tasks;
  private final Random random = new Random(1);
  private final List<Mark> marks = new ArrayList<>();
  private int served;

  /**
   * @param folder has files of tasks, as {@link AccuracyBench} reads them
   */
  CostCurve(String python, Path folder) throws IOException {
    this.python = python;
    tasks = tasks(folder);
  }

  private List<Solution> tasks(Path folder) throws IOException {
    List<Solution> found = new ArrayList<>();
    for (String name : List.of("humaneval.jsonl", "mbpp.jsonl")) {
      Path file = folder.resolve(name);
      if (!Files.exists(file)) {
        Figures.say("there is no " + name + " in the folder of tasks, so it is left out");
        continue;
      }
      for (String line : Files.readAllLines(file)) {
        // The values of others are not JSON for CPython.
        if (!line.contains("\"$")) {
          found.add(Solution.of(new ObjectMapper().readTree(line)));
        }
      }
    }
    Collections.shuffle(found, random);
    return found;
  }

  /** Measures after each of these numbers of submissions, which include those of measurements. */
  void measure(List<Integer> submissions) throws Exception {
    SandboxSettings settings = SandboxBench.settings(1);
    // Without a spare there is only one process.
    try (ChildStarter starter = new ChildStarter(settings, 0);
        Sandbox sandbox = new Sandbox(settings, starter, 1)) {
      SandboxBench.awaitSettled(sandbox);
      for (int number : submissions) {
        Figures.say("submissions to one child: " + number);
        marks.add(mark(sandbox, number));
      }
    }
    print();
  }

  private Mark mark(Sandbox sandbox, int submissions) throws Exception {
    Map<String, Double> millis = new LinkedHashMap<>();
    List<Solution> typical = IntStream.range(served, submissions).mapToObj(_ -> typical()).toList();
    millis.put("small, 39 of 100 with an import, since the last mark", mean(sandbox, typical));
    List<Double> r = new ArrayList<>(r());
    List<Solution> small = Stream.generate(this::small).limit(SMALL).toList();
    millis.put("small, no import", mean(sandbox, small));
    List<Solution> javaScript =
        Stream.generate(() -> Solution.smallJavaScript(random.nextInt(), TESTS))
            .limit(SMALL)
            .toList();
    millis.put("small, in JavaScript", mean(sandbox, javaScript));
    double empty = few(sandbox, EMPTY);
    millis.put("empty solution", empty);
    for (String module : IMPORTS) {
      millis.put("import " + module, few(sandbox, "import " + module + "\n" + EMPTY) - empty);
    }
    r.addAll(r());
    int from = marks.size() * TASKS;
    List<Solution> slice = tasks.stream().skip(from).limit(TASKS).toList();
    if (!slice.isEmpty()) {
      millis.put("real task", mean(sandbox, slice));
      millis.put("real task in CPython", average(Solution.cpythonMillis(python, slice)));
    }
    return new Mark(submissions, Figures.median(r), millis, SandboxBench.mebibytes(sandbox));
  }

  private List<Double> r() throws Exception {
    return Solution.cpythonMillis(python, Collections.nCopies(REPETITIONS, small()));
  }

  private Solution small() {
    return Solution.small(random.nextInt(), TESTS);
  }

  private Solution typical() {
    int player = random.nextInt(100);
    return player < IMPORTS_OF_100.size()
        ? small().after("import " + IMPORTS_OF_100.get(player))
        : small();
  }

  /** The average over many, with all that the child's threads do in the background. */
  private double mean(Sandbox sandbox, List<Solution> solutions) throws Exception {
    int failed = 0;
    double before = SandboxBench.cpuSeconds(sandbox);
    for (Solution solution : solutions) {
      failed += submit(sandbox, solution) instanceof Outcome.Returned ? 0 : 1;
    }
    if (failed > 0) {
      Figures.say("outcomes that are no plain value: " + failed);
    }
    return 1e3 * (SandboxBench.cpuSeconds(sandbox) - before) / solutions.size();
  }

  /** The average over a few, each with a source of its own; the kernel counts in 10 ms. */
  private double few(Sandbox sandbox, String source) throws Exception {
    return mean(
        sandbox,
        IntStream.range(0, FEW)
            .mapToObj(i -> Solution.of(source + " # " + (served + i), List.of(1)))
            .toList());
  }

  /** Returns when the child is ready for the next. */
  private Outcome submit(Sandbox sandbox, Solution solution) throws Exception {
    served++;
    Outcome outcome = solution.run(sandbox, Limits.HIGHEST).outcome();
    SandboxBench.awaitSettled(sandbox);
    return outcome;
  }

  private static double average(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private void print() {
    Figures.line("");
    row("CPU of one child, ms (times r), after submissions", mark -> text("%,d", mark.submissions));
    row("---", _ -> "---:");
    row("r: a process of CPython, small", mark -> text("%.1f", mark.r));
    for (String what : marks.getFirst().millis.keySet()) {
      row(
          what,
          mark -> {
            double millis = mark.millis.getOrDefault(what, Double.NaN);
            return text("%.1f (%5.2f)", millis, millis / mark.r);
          });
    }
    row("RSS of the child, MiB", mark -> text("%d", mark.mebibytes));
    Figures.line("");
  }

  private void row(String what, Function<Mark, String> cell) {
    String cells =
        marks.stream().map(mark -> text(" %15s |", cell.apply(mark))).collect(Collectors.joining());
    Figures.line("| %-52s |%s", what, cells);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
