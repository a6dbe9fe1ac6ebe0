package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.Thorough;
import io.arbiter.core.judging.Trace;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lines of a run are those that CPython's tracing reports. */
class LinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CORPUS = Path.of("src/test/resources/lines");
  private static final Path EXPECTED = CORPUS.resolve("expected.txt");

  private static final Pattern FUNCTION = Pattern.compile("(?m)^def (\\w+)\\(\\):");

  /** So few that a trace has all their steps. */
  private static final int FUNCTIONS_OF_A_PROGRAM = 12;

  private static final String NODE = "the engine has one line for a call or value in several lines";
  private static final String TURN = "each turn of a yield from or an await is a step";
  private static final String LAST = "CPython ends a while in one line without a jump";
  private static final String EXTRA = "CPython also shows its own work in a comprehension";

  /** Functions of the corpus whose lines differ, and why. */
  private static final Map<String, String> DIFFERENT =
      Map.ofEntries(
          Map.entry("expressions.call_of_methods_over_lines", NODE),
          Map.entry("expressions.call_with_keywords_over_lines", NODE),
          Map.entry("expressions.list_over_lines", NODE),
          Map.entry("expressions.return_of_a_condition_over_lines", NODE),
          Map.entry("expressions.return_over_lines", NODE),
          Map.entry("expressions.sorted_by_lambda_over_lines", NODE),
          Map.entry("contexts.with_two_over_lines", NODE),
          Map.entry("branches.only_a_docstring", "CPython shows the line of the definition"),
          Map.entry("asynchronous.coroutine_that_pauses", TURN),
          Map.entry("asynchronous.coroutine_with_if_and_loop", TURN),
          Map.entry("generators.generator_from_generator", TURN),
          Map.entry("generators.generator_from_list", TURN),
          Map.entry("generators.recursive_generator", TURN),
          Map.entry("loops.while_in_one_line", LAST),
          Map.entry("loops.while_with_two_statements_in_one_line", LAST),
          Map.entry("exceptions.exception_in_a_comprehension", EXTRA),
          Map.entry("generators.generator_expression_over_lines", EXTRA),
          Map.entry("generators.list_comprehension_with_if_over_lines", EXTRA),
          Map.entry("asynchronous.async_comprehension", "its end is a visit more"),
          Map.entry(
              "generators.generator_that_gets_an_exception",
              "CPython closes an unused generator at once"));

  /** Solutions whose lines differ, and why. */
  private static final Map<String, String> DIFFERENT_SOLUTIONS =
      Map.of(
          "puzzles/tidal-flats/solutions/waits_under_water.py", "a set has another order of items");

  /** A source that calls some of its functions at its end, one in a line. */
  private record Calls(String file, String source, List<String> functions) {
    private String program() {
      return functions.stream().map(name -> name + "()\n").collect(joining("", source, ""));
    }

    /** The lines of each function, from its first line, until the next is called. */
    private Map<String, String> split(List<Integer> lines) {
      Map<String, String> found = new LinkedHashMap<>();
      int calls = (int) source.lines().count() + 1;
      String name = "";
      int before = 0;
      for (int line : lines) {
        if (line >= calls) {
          String function = functions.get(line - calls);
          name = file + "." + function;
          before =
              (int) source.substring(0, source.indexOf("def " + function + "(")).lines().count();
          found.put(name, "");
        } else if (!name.isEmpty()) {
          found.merge(name, " " + (line - before), String::concat);
        }
      }
      return found;
    }
  }

  private static List<Calls> corpus() throws IOException {
    List<Calls> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(CORPUS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
        String source = Files.readString(file);
        String name = file.getFileName().toString().replace(".py", "");
        List<String> functions =
            FUNCTION
                .matcher(source)
                .results()
                .map(MatchResult::group)
                .map(LinesTest::name)
                .toList();
        for (int i = 0; i < functions.size(); i += FUNCTIONS_OF_A_PROGRAM) {
          int end = Math.min(i + FUNCTIONS_OF_A_PROGRAM, functions.size());
          found.add(new Calls(name, source, functions.subList(i, end)));
        }
      }
    }
    return found;
  }

  private static String name(String definition) {
    return definition.substring("def ".length(), definition.indexOf('('));
  }

  private record Run(Outcome outcome, Trace trace) {
    private List<Integer> lines() {
      return trace.steps().stream()
          .filter(step -> step.event() == Trace.Event.LINE)
          .map(Trace.Step::line)
          .toList();
    }
  }

  private static Run run(String program) throws Exception {
    Program script = new Program(program, null, false, false, LIMITS);
    try (GuestRun run = SharedSandbox.get().open(script, _ -> {})) {
      run.record();
      return new Run(run.load(), Objects.requireNonNull(run.trace()));
    }
  }

  /** With {@code -Dlines.write}, the system's CPython, 3.13, writes what is expected. */
  @Test
  void theLinesOfTheCorpusAreThoseOfCPython() throws Exception {
    List<Calls> corpus = corpus();
    if (System.getProperty("lines.write") != null) {
      Map<String, String> expected = new TreeMap<>();
      List<List<Integer>> lines = inCPython(corpus.stream().map(Calls::program).toList());
      IntStream.range(0, corpus.size())
          .forEach(i -> expected.putAll(corpus.get(i).split(lines.get(i))));
      Files.write(
          EXPECTED,
          expected.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue()).toList());
    }
    Map<String, String> expected = new TreeMap<>();
    for (String line : Files.readAllLines(EXPECTED)) {
      String[] parts = line.split(":", -1);
      expected.put(parts[0], parts[1]);
    }
    Map<String, String> found = new TreeMap<>();
    for (Calls calls : corpus) {
      Run run = run(calls.program());
      assertThat(run.trace.cut()).isFalse();
      assertThat(run.outcome).isInstanceOf(Outcome.Returned.class);
      found.putAll(calls.split(run.lines()));
    }
    assertThat(found).hasSizeGreaterThan(300).containsOnlyKeys(expected.keySet());
    assertThat(found.keySet().stream().filter(name -> !found.get(name).equals(expected.get(name))))
        .as("./mvnw -B test -Dtest=LinesTest -Dlines.write asks CPython. Found: %s", found)
        .containsExactlyInAnyOrderElementsOf(DIFFERENT.keySet());
  }

  /** A solution whose run ends at a limit or does what is denied is not run outside the sandbox. */
  @Test
  @Thorough("40 s; the statements of the corpus are those of solutions")
  void theLinesOfShippedSolutionsAreThoseOfCPython() throws Exception {
    assumeThat(Files.exists(PYTHON)).as("a CPython of this machine").isTrue();
    TreeMap<String, Run> runs = new TreeMap<>();
    List<String> programs = new ArrayList<>();
    for (Path solution : solutions()) {
      String program = program(solution);
      Run run = run(program);
      if (run.outcome instanceof Outcome.Returned) {
        runs.put(solution.toString(), run);
        programs.add(program);
      }
    }
    assertThat(runs).hasSizeGreaterThan(250);
    List<List<Integer>> expected = inCPython(programs);
    Map<String, String> different = new TreeMap<>();
    for (String solution : runs.keySet()) {
      List<Integer> lines = expected.get(runs.headMap(solution).size());
      Run run = runs.get(solution);
      List<Integer> found = run.lines();
      int shown = run.trace.cut() ? Math.min(found.size(), lines.size()) : lines.size();
      if (!found.equals(lines.subList(0, shown))) {
        different.put(solution, "%s, not %s".formatted(found, lines));
      }
    }
    assertThat(different.keySet())
        .as(different.toString())
        .containsExactlyInAnyOrderElementsOf(DIFFERENT_SOLUTIONS.keySet());
  }

  private static List<Path> solutions() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("puzzles"), 3)) {
      return files
          .filter(f -> f.getNameCount() == 4 && f.getParent().endsWith("solutions"))
          .filter(f -> Files.exists(f.getParent().resolveSibling("tests.json")))
          .sorted()
          .toList();
    }
  }

  /** The solution and its call with the first test's input, which is JSON. */
  private static String program(Path solution) throws IOException {
    Path puzzle = solution.getParent().getParent();
    JsonNode input = JSON.readTree(puzzle.resolve("tests.json").toFile()).findValue("input");
    String function =
        Files.readAllLines(puzzle.resolve("puzzle.yaml")).stream()
            .filter(line -> line.startsWith("function: "))
            .map(line -> line.substring("function: ".length()))
            .findFirst()
            .orElse("checkio");
    return "%s\ntrue, false, null = True, False, None\n%s(*%s)\n"
        .formatted(Files.readString(solution), function, input);
  }

  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private static List<List<Integer>> inCPython(List<String> programs) throws Exception {
    Process process =
        new ProcessBuilder(PYTHON.toString(), "-I", "src/test/resources/cpython_lines.py")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String program : programs) {
        stdin.write(JSON.writeValueAsString(program) + "\n");
      }
    }
    List<List<Integer>> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .map(line -> Stream.of(line.split(" ")).map(Integer::valueOf).toList())
            .toList();
    assertThat(lines).hasSameSizeAs(programs);
    return lines;
  }
}
