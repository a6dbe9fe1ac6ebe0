package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares small submissions, several at a time, with CPython in a process for each submission, and
 * in a process for each test. Also measures the memory of the children.
 *
 * @param python the executable of CPython
 */
record SmallSubmissions(String python) {
  private static final int TESTS = 20;
  private static final int SMALL = 300;
  private static final int MANY = 5_000;

  void measure(int rounds) throws Exception {
    try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(BenchSandbox.PROCESSORS))) {
      ObjectMapper mapper = new ObjectMapper();
      List<Integer> inputs = IntStream.range(0, TESTS).boxed().toList();
      BenchSandbox.awaitSettled(sandbox);
      long afterStart = BenchSandbox.mebibytes(sandbox);
      for (int round = 0; round < rounds; round++) {
        int from = round * SMALL;
        double ours = BenchSandbox.rate(SMALL, i -> BenchSandbox.small(sandbox, from + i, inputs));
        String whole = mapper.writeValueAsString(taskOf(inputs));
        String one = mapper.writeValueAsString(taskOf(inputs.subList(0, 1)));
        double perSubmission = BenchSandbox.rate(SMALL, _ -> CPython.seconds(python, whole));
        double perTest = BenchSandbox.rate(SMALL, _ -> CPython.seconds(python, one)) / TESTS;
        Figures.line(
            "small, %d tests, %d at a time: %.1f a second; CPython with a process for each"
                + " submission %.1f, ratio %.2f; for each test %.1f, ratio %.2f",
            TESTS,
            BenchSandbox.PROCESSORS,
            ours,
            perSubmission,
            ours / perSubmission,
            perTest,
            ours / perTest);
      }
      long afterLoad = BenchSandbox.mebibytes(sandbox);
      BenchSandbox.rate(MANY, i -> BenchSandbox.small(sandbox, -i, inputs));
      BenchSandbox.awaitSettled(sandbox);
      Figures.line(
          "memory of %d children, MiB: %d after the start, %d after %d submissions, %d after %d"
              + " more",
          BenchSandbox.PROCESSORS + 1,
          afterStart,
          afterLoad,
          rounds * SMALL,
          BenchSandbox.mebibytes(sandbox),
          MANY);
    }
  }

  private static Map<String, Object> taskOf(List<Integer> inputs) {
    return Map.of(
        "function_name", "checkio",
        "solution", BenchSandbox.SMALL_SOURCE.formatted(0),
        "tests", inputs.stream().map(i -> Map.of("input", List.of(i))).toList());
  }
}
