package io.arbiter.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compares small submissions, several at a time, with CPython in a process for each submission, and
 * in a process for each test. Then some of the submissions must be stopped, which slows those after
 * them. Also measures the memory of the children.
 *
 * @param python the executable of CPython
 */
record SmallSubmissions(String python) {
  private static final int TESTS = 20;
  private static final int SMALL = 300;
  private static final int MANY = 5_000;
  private static final int ENDLESS_ONE_OF = 20;
  private static final int RECURSIVE_ONE_OF = 50;
  private static final Limits FEW_STEPS = new Limits(2_000, 100_000, 64L << 20, 1 << 16);

  void measure(int rounds) throws Exception {
    try (Sandbox sandbox = new Sandbox(SandboxBench.settings(SandboxBench.PROCESSORS))) {
      ObjectMapper mapper = new ObjectMapper();
      List<Integer> inputs = IntStream.range(0, TESTS).boxed().toList();
      SandboxBench.awaitSettled(sandbox);
      long afterStart = SandboxBench.mebibytes(sandbox);
      for (int round = 0; round < rounds; round++) {
        int from = round * SMALL;
        double ours = SandboxBench.rate(SMALL, i -> SandboxBench.small(sandbox, from + i, inputs));
        String whole = mapper.writeValueAsString(taskOf(inputs));
        String one = mapper.writeValueAsString(taskOf(inputs.subList(0, 1)));
        double perSubmission = SandboxBench.rate(SMALL, _ -> CPython.seconds(python, whole));
        double perTest = SandboxBench.rate(SMALL, _ -> CPython.seconds(python, one)) / TESTS;
        Figures.line(
            "small, %d tests, %d at a time: %.1f a second; CPython with a process for each"
                + " submission %.1f, ratio %.2f; for each test %.1f, ratio %.2f",
            TESTS,
            SandboxBench.PROCESSORS,
            ours,
            perSubmission,
            ours / perSubmission,
            perTest,
            ours / perTest);
      }
      long afterLoad = SandboxBench.mebibytes(sandbox);
      SandboxBench.rate(MANY, i -> SandboxBench.small(sandbox, -i, inputs));
      SandboxBench.awaitSettled(sandbox);
      Figures.line(
          "memory of %d children, MiB: %d after the start, %d after %d submissions, %d after %d"
              + " more",
          SandboxBench.PROCESSORS + 1,
          afterStart,
          afterLoad,
          rounds * SMALL,
          SandboxBench.mebibytes(sandbox),
          MANY);
      measureStopped(sandbox);
    }
  }

  private static void measureStopped(Sandbox sandbox) throws Exception {
    List<Integer> one = List.of(1);
    double alone = SandboxBench.rate(SMALL, i -> SandboxBench.small(sandbox, i, one));
    long ended = endedChildren(sandbox);
    double mixed =
        SandboxBench.rate(
            SMALL,
            i -> {
              if (i % ENDLESS_ONE_OF == 0) {
                SandboxBench.judge(sandbox, SandboxBench.ENDLESS, one, FEW_STEPS);
              } else if (i % RECURSIVE_ONE_OF == 1) {
                SandboxBench.judge(sandbox, SandboxBench.RECURSIVE, one, FEW_STEPS);
              } else {
                SandboxBench.small(sandbox, -i, one);
              }
            });
    Figures.line(
        "small, 1 test: %.1f a second; one of %d endless, one of %d recursive: %.1f, %.2f of it;"
            + " children that ended: %d",
        alone,
        ENDLESS_ONE_OF,
        RECURSIVE_ONE_OF,
        mixed,
        mixed / alone,
        endedChildren(sandbox) - ended);
  }

  private static long endedChildren(Sandbox sandbox) {
    return sandbox.statistics().ended().values().stream().mapToLong(Long::longValue).sum();
  }

  private static Map<String, Object> taskOf(List<Integer> inputs) {
    return Map.of(
        "function_name", "checkio",
        "solution", SandboxBench.SMALL_SOURCE.formatted(0),
        "tests", inputs.stream().map(i -> Map.of("input", List.of(i))).toList());
  }
}
