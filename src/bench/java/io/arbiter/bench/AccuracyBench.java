package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares verdicts with CPython's or Node's results. Each task becomes a JSON bundle, which is
 * prepared and validated like an author's bundle. The solution must be accepted, and each wrong
 * solution must fail in the same way as under CPython or Node. Each line of a file is {@code {id,
 * function_name, compare, tests: [{input, answer}], solution, wrong: [{source, cpython}],
 * cpython_seconds}}. The solutions in JavaScript are in {@code src/bench/javascript}; see {@link
 * NodeYardstick}.
 */
@Command(
    name = "accuracy",
    description = "Compares verdicts with CPython's or Node's results on tasks.")
final class AccuracyBench implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A task for which CPython needs less time is far below any limit. */
  private static final double LONG_SECONDS = 0.1;

  private static final String ACCEPTED = "accepted";
  private static final String NOT_ACCEPTED = "not accepted";

  /** The verdicts that match each way of failing under the yardstick. */
  private static final Map<String, Set<Verdict>> SAME =
      Map.of(
          "wrong_answer", Set.of(Verdict.WRONG_ANSWER),
          "exception", Set.of(Verdict.RUNTIME_ERROR),
          "timeout", Set.of(Verdict.TIME_LIMIT),
          "setup_error",
              Set.of(Verdict.RUNTIME_ERROR, Verdict.SYNTAX_ERROR, Verdict.MISSING_FUNCTION));

  @Option(
      names = "--causes",
      description = "only run small programs, and print those on which the engine differs")
  private boolean causes;

  @Option(
      names = "--language",
      description = "of the solutions: python (the default) or javascript")
  private String language = ProgrammingLanguage.PYTHON.id();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "files of tasks, one JSON object a line")
  private List<Path> files = List.of();

  private String python = "";

  /**
   * A task as a bundle.
   *
   * @param expected how each solution ends under the yardstick, by its file
   */
  private record Trial(SortedMap<String, byte[]> files, Map<String, String> expected) {
    private void add(String file, String source, String outcome) throws Exception {
      Bundles.change(files, file, source);
      expected.put(file, outcome);
    }
  }

  /** The result of a task. */
  private record Outcome(
      int right, int wrong, List<String> differences, boolean valid, double millis) {}

  @Override
  public Integer call() throws Exception {
    ProgrammingLanguage chosen = ProgrammingLanguage.of(language);
    python = CPython.installed().orElseThrow();
    if (causes) {
      new EngineDifferences(python).print();
      return 0;
    }
    long started = System.nanoTime();
    List<String> tasks = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        if (chosen == ProgrammingLanguage.PYTHON
            || !NodeYardstick.sources(JSON.readTree(line)).isEmpty()) {
          tasks.add(line);
        }
      }
    }
    List<Outcome> outcomes;
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      outcomes =
          Together.run(
              Runtime.getRuntime().availableProcessors(),
              tasks.size(),
              i -> judge(sandboxes, JSON.readTree(tasks.get(i)), chosen));
    }
    outcomes.forEach(outcome -> outcome.differences().forEach(System.out::println));
    int differences = outcomes.stream().mapToInt(outcome -> outcome.differences().size()).sum();
    double[] millis = outcomes.stream().mapToDouble(Outcome::millis).sorted().toArray();
    Figures.line(
        "%d tasks, %d right and %d wrong solutions judged once: %d differ from %s; %d valid",
        outcomes.size(),
        outcomes.stream().mapToInt(Outcome::right).sum(),
        outcomes.stream().mapToInt(Outcome::wrong).sum(),
        differences,
        chosen == ProgrammingLanguage.PYTHON ? "CPython" : "Node and CPython",
        outcomes.stream().filter(Outcome::valid).count());
    Figures.line(
        "to prepare and validate one: median %.0f ms, 95 %% %.0f ms; %.0f s in all",
        Figures.at(millis, 50), Figures.at(millis, 95), Figures.secondsSince(started));
    return differences == 0 ? 0 : 1;
  }

  private Outcome judge(Sandboxes sandboxes, JsonNode task, ProgrammingLanguage chosen)
      throws Exception {
    long started = System.nanoTime();
    Trial trial = trial(task, chosen);
    ValidationReport report =
        new Validation(sandboxes, 1, false).validate(trial.files(), (_, _) -> {});
    List<String> differences = new ArrayList<>();
    for (SolutionReport solution : report.solutions()) {
      String expected = trial.expected().get(solution.file());
      if (!agrees(expected, solution.result().actual())) {
        differences.add(
            "%s %s: %s, yardstick: %s"
                .formatted(id(task), solution.file(), solution.result(), expected));
      }
    }
    for (Finding finding : report.findings()) {
      String text =
          id(task) + " " + finding.file() + ":" + finding.line() + ": " + finding.message();
      // What is found about a solution was compared above.
      boolean compared = finding.file().startsWith("solutions/") && !report.solutions().isEmpty();
      if (finding.severity() == Finding.Severity.ERROR && !compared) {
        differences.add(text);
      } else if (!report.valid()) {
        System.out.println("not valid: " + text);
      }
    }
    return new Outcome(
        (int) trial.expected().values().stream().filter(ACCEPTED::equals).count(),
        (int) trial.expected().values().stream().filter(SAME::containsKey).count(),
        differences,
        report.valid(),
        Figures.secondsSince(started) * 1e3);
  }

  private static String id(JsonNode task) {
    return task.path("id").asText();
  }

  private static boolean agrees(String expected, Verdict actual) {
    return switch (expected) {
      case ACCEPTED -> actual == Verdict.ACCEPTED;
      case NOT_ACCEPTED -> actual != Verdict.ACCEPTED;
      default -> SAME.getOrDefault(expected, Set.of()).contains(actual);
    };
  }

  private Trial trial(JsonNode task, ProgrammingLanguage chosen) throws Exception {
    String function = task.path("function_name").asText();
    // Many times the solution's time in CPython: enough for any solution that ends.
    long cpu = 4_000 + (long) (20_000 * cpythonSeconds(task));
    String yaml =
        """
        title: "%s"
        difficulty: simple
        tags: [tasks]
        function: %s
        compare: %s
        limits: {cpuMillis: %d, steps: 1000000000, outputBytes: 1048576}
        """
            .formatted(id(task), function, task.path("compare").asText(), Math.min(60_000, cpu));
    ((ObjectNode) task.path("tests").get(0)).put("sample", true);
    Trial trial =
        new Trial(
            Bundles.files(
                "puzzle.yaml",
                yaml,
                "statement.md",
                "A task.\n",
                "tests.json",
                JSON.writeValueAsString(Map.of("Tests", task.path("tests")))),
            new HashMap<>());
    trial.add(
        "starter.py",
        "def %s(*arguments):\n    raise NotImplementedError\n".formatted(function),
        NOT_ACCEPTED);
    trial.add(
        "solutions/right.py", "# expect: ACCEPTED\n" + task.path("solution").asText(), ACCEPTED);
    return chosen == ProgrammingLanguage.PYTHON
        ? withPython(trial, task)
        : withJavaScript(trial, task);
  }

  private Trial withPython(Trial trial, JsonNode task) throws Exception {
    int number = 0;
    for (JsonNode wrong : task.path("wrong")) {
      String outcome = wrong.path("cpython").asText();
      Verdict verdict =
          outcome.equals("setup_error") && !compiles(wrong)
              ? Verdict.SYNTAX_ERROR
              : declared(outcome);
      trial.add(
          "solutions/wrong%d.py".formatted(number++),
          "# expect: %s\n%s".formatted(verdict, wrong.path("source").asText()),
          outcome);
    }
    return trial;
  }

  private static Trial withJavaScript(Trial trial, JsonNode task) throws Exception {
    trial.add(
        "starter.js",
        "const %s = null;\n".formatted(task.path("function_name").asText()),
        NOT_ACCEPTED);
    List<String> sources = NodeYardstick.sources(task);
    for (int i = 0; i < sources.size(); i++) {
      String outcome = NodeYardstick.outcome(task, sources.get(i));
      if (outcome.equals(ACCEPTED) != (i == 0)) {
        throw new IllegalStateException(
            "solution %d in JavaScript of %s is %s".formatted(i, id(task), outcome));
      }
      trial.add(
          i == 0 ? "solutions/right.js" : "solutions/wrong%d.js".formatted(i),
          "// expect: %s\n%s".formatted(declared(outcome), sources.get(i)),
          outcome);
    }
    return trial;
  }

  private static Verdict declared(String outcome) {
    return switch (outcome) {
      case ACCEPTED -> Verdict.ACCEPTED;
      case "wrong_answer" -> Verdict.WRONG_ANSWER;
      case "timeout" -> Verdict.TIME_LIMIT;
      default -> Verdict.RUNTIME_ERROR;
    };
  }

  private boolean compiles(JsonNode wrong) throws Exception {
    String script = "import sys; compile(sys.stdin.read(), 'source', 'exec')";
    return CPython.run(python, script, wrong.path("source").asText()).isPresent();
  }

  /** The seconds that CPython needs: on this machine for long ones, else those of the task. */
  private double cpythonSeconds(JsonNode task) throws Exception {
    double elsewhere = task.path("cpython_seconds").asDouble();
    return elsewhere < LONG_SECONDS
        ? elsewhere
        : CPython.seconds(python, task.toString()).orElse(elsewhere);
  }
}
