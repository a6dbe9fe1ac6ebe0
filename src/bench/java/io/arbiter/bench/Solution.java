package io.arbiter.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.json.TaggedJson;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import io.arbiter.sandbox.GuestRun;
import io.arbiter.sandbox.Sandbox;
import io.arbiter.sandbox.protocol.Outcome;
import io.arbiter.sandbox.protocol.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A solution that runs in a sandbox and in CPython.
 *
 * @param inputs the arguments of each call
 */
record Solution(SourceCode code, String function, List<JsonNode> inputs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FUNCTION = "checkio";

  /** A solution whose function has one argument. */
  static Solution of(String source, List<Integer> inputs) {
    List<JsonNode> all = inputs.stream().<JsonNode>map(i -> JSON.valueToTree(List.of(i))).toList();
    return new Solution(SourceCode.python(source), FUNCTION, all);
  }

  /** A solution of a task for {@link AccuracyBench}. */
  static Solution of(JsonNode task) {
    List<JsonNode> inputs = new ArrayList<>();
    task.path("tests").forEach(test -> inputs.add(test.path("input")));
    return new Solution(
        SourceCode.python(task.path("solution").asText()),
        task.path("function_name").asText(),
        inputs);
  }

  /**
   * A solution that does little.
   *
   * @param number makes the source different from all others, as it is in production
   */
  static Solution small(int number, int tests) {
    String source =
        """
        # %d
        def checkio(x):
            words = [str(i) for i in range(x)]
            return {'words': words, 'sum': sum(map(int, words)), 'text': ''.join(words)}
        """;
    return of(source.formatted(number), IntStream.range(0, tests).boxed().toList());
  }

  /** The same as {@link #small} in JavaScript. */
  static Solution smallJavaScript(int number, int tests) {
    String source =
        """
        // %d
        function checkio(x) {
          const words = Array.from({ length: x }, (_, i) => String(i));
          const sum = words.reduce((total, word) => total + Number(word), 0);
          return { words, sum, text: words.join('') };
        }
        """;
    Solution python = small(number, tests);
    SourceCode code = new SourceCode(ProgrammingLanguage.JAVASCRIPT, source.formatted(number));
    return new Solution(code, python.function, python.inputs);
  }

  String source() {
    return code.text();
  }

  /** The same with a line before the source. */
  Solution after(String line) {
    SourceCode longer = new SourceCode(code.language(), line + "\n" + source());
    return new Solution(longer, function, inputs);
  }

  /** The last outcome, and the CPU time of the guest's thread. */
  record Result(Outcome outcome, long cpuMillis) {}

  /** Runs until an outcome is not a value. */
  Result run(Sandbox sandbox, Limits limits) throws Exception {
    Program program = new Program(code, function, false, false, limits);
    try (GuestRun run = sandbox.open(program, _ -> {})) {
      Outcome outcome = run.load();
      for (int i = 0; i < inputs.size() && outcome instanceof Outcome.Returned; i++) {
        outcome = run.call(((PyValue.Items) TaggedJson.read(inputs.get(i))).items());
      }
      return new Result(outcome, run.usage().cpuMillis());
    }
  }

  /** The CPU seconds of the solution itself in CPython. */
  double cpythonSeconds(String python) throws Exception {
    List<?> tests = inputs.stream().map(input -> Map.of("input", input)).toList();
    Map<String, ?> task = Map.of("function_name", function, "solution", source(), "tests", tests);
    return CPython.seconds(python, JSON.writeValueAsString(task)).orElseThrow();
  }

  /** The CPU milliseconds of a whole process of CPython for each solution. */
  static List<Double> cpythonMillis(String python, List<Solution> solutions) throws Exception {
    List<String> scripts = solutions.stream().map(Solution::script).toList();
    return CPython.run(python, CPython.PROCESSES, JSON.writeValueAsString(scripts))
        .orElseThrow()
        .lines()
        .map(Double::valueOf)
        .toList();
  }

  /** JSON is also Python if three names are defined. */
  private String script() {
    return "%s\ntrue, false, null = True, False, None\nfor _ in %s: %s(*_)"
        .formatted(source(), inputs, function);
  }
}
