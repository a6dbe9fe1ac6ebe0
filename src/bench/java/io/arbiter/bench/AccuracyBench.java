package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.arbiter.core.bundle.Bundles;
import io.arbiter.core.bundle.Finding;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.report.SolutionReport;
import io.arbiter.core.report.ValidationReport;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares verdicts with CPython's results. Each task becomes a JSON bundle, which is prepared and
 * validated like an author's bundle. The solution must be accepted, and each wrong solution must
 * fail in the same way as under CPython. Each line of a file is {@code {id, function_name, compare,
 * tests: [{input, answer}], solution, wrong: [{source, cpython}], cpython_seconds}}.
 */
@Command(name = "accuracy", description = "Compares verdicts with CPython's results on tasks.")
final class AccuracyBench implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A task for which CPython needs less time is far below any limit. */
  private static final double LONG_SECONDS = 0.1;

  /** The verdicts that match each way of failing under CPython. */
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

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "files of tasks, one JSON object a line")
  private List<Path> files = List.of();

  private String python = "";

  /** The result of a task. */
  private record Outcome(int wrong, List<String> differences, boolean valid, double millis) {}

  @Override
  public Integer call() throws Exception {
    python = CPython.installed().orElseThrow();
    if (causes) {
      new EngineDifferences(python).print();
      return 0;
    }
    long started = System.nanoTime();
    List<String> tasks = new ArrayList<>();
    for (Path file : files) {
      tasks.addAll(Files.readAllLines(file));
    }
    List<Outcome> outcomes;
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      outcomes =
          Together.run(
              Runtime.getRuntime().availableProcessors(),
              tasks.size(),
              i -> judge(sandboxes, JSON.readTree(tasks.get(i))));
    }
    outcomes.forEach(outcome -> outcome.differences().forEach(System.out::println));
    int differences = outcomes.stream().mapToInt(outcome -> outcome.differences().size()).sum();
    double[] millis = outcomes.stream().mapToDouble(Outcome::millis).sorted().toArray();
    Figures.line(
        "%d tasks, %d right and %d wrong solutions judged once: %d differ from CPython; %d valid",
        outcomes.size(),
        outcomes.size(),
        outcomes.stream().mapToInt(Outcome::wrong).sum(),
        differences,
        outcomes.stream().filter(Outcome::valid).count());
    Figures.line(
        "to prepare and validate one: median %.0f ms, 95 %% %.0f ms; %.0f s in all",
        Figures.at(millis, 50), Figures.at(millis, 95), Figures.secondsSince(started));
    return differences == 0 ? 0 : 1;
  }

  private Outcome judge(Sandboxes sandboxes, JsonNode task) throws Exception {
    long started = System.nanoTime();
    SortedMap<String, byte[]> files = bundle(task);
    ValidationReport report = new Validation(sandboxes, 1, false).validate(files, (_, _) -> {});
    List<String> differences = new ArrayList<>();
    for (SolutionReport solution : report.solutions()) {
      if (!agrees(task, solution)) {
        differences.add(
            "%s %s: %s, CPython: %s"
                .formatted(id(task), solution.file(), solution.result(), cpython(task, solution)));
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
        task.path("wrong").size(),
        differences,
        report.valid(),
        Figures.secondsSince(started) * 1e3);
  }

  private static String id(JsonNode task) {
    return task.path("id").asText();
  }

  private static String cpython(JsonNode task, SolutionReport solution) {
    String name = solution.file();
    if (name.equals("starter.py")) {
      return "not accepted";
    }
    return name.equals("solutions/right.py")
        ? "accepted"
        : task.path("wrong")
            .get(Integer.parseInt(name.replaceAll("\\D", "")))
            .path("cpython")
            .asText();
  }

  private static boolean agrees(JsonNode task, SolutionReport solution) {
    String cpython = cpython(task, solution);
    return switch (cpython) {
      case "accepted" -> solution.result().actual() == Verdict.ACCEPTED;
      case "not accepted" -> solution.result().actual() != Verdict.ACCEPTED;
      default -> SAME.getOrDefault(cpython, Set.of()).contains(solution.result().actual());
    };
  }

  private SortedMap<String, byte[]> bundle(JsonNode task) throws Exception {
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
    SortedMap<String, byte[]> files =
        Bundles.files(
            "puzzle.yaml",
            yaml,
            "statement.md",
            "A task.\n",
            "starter.py",
            "def %s(*arguments):\n    raise NotImplementedError\n".formatted(function),
            "tests.json",
            JSON.writeValueAsString(Map.of("Tests", task.path("tests"))),
            "solutions/right.py",
            "# expect: ACCEPTED\n" + task.path("solution").asText());
    int number = 0;
    for (JsonNode wrong : task.path("wrong")) {
      Verdict verdict =
          switch (wrong.path("cpython").asText()) {
            case "wrong_answer" -> Verdict.WRONG_ANSWER;
            case "timeout" -> Verdict.TIME_LIMIT;
            case "setup_error" -> compiles(wrong) ? Verdict.RUNTIME_ERROR : Verdict.SYNTAX_ERROR;
            default -> Verdict.RUNTIME_ERROR;
          };
      String source = "# expect: %s\n%s".formatted(verdict, wrong.path("source").asText());
      Bundles.change(files, "solutions/wrong%d.py".formatted(number++), source);
    }
    return files;
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
