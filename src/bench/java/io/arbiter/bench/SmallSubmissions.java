package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import java.util.List;

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

  private static final Solution ENDLESS =
      Solution.of("def checkio(x):\n    while True:\n        x += 1\n", List.of(1));

  private static final Solution RECURSIVE =
      Solution.of("def checkio(x):\n    return checkio(x + 1)\n", List.of(1));

  void measure(int rounds) throws Exception {
    try (Sandbox sandbox = new Sandbox(SandboxBench.settings(SandboxBench.PROCESSORS))) {
      SandboxBench.awaitSettled(sandbox);
      long afterStart = SandboxBench.mebibytes(sandbox);
      for (int round = 0; round < rounds; round++) {
        int from = round * SMALL;
        double ours = SandboxBench.rate(SMALL, i -> small(sandbox, from + i, TESTS));
        double perSubmission =
            SandboxBench.rate(SMALL, i -> Solution.small(i, TESTS).cpythonSeconds(python));
        double perTest =
            SandboxBench.rate(SMALL, i -> Solution.small(i, 1).cpythonSeconds(python)) / TESTS;
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
      SandboxBench.rate(MANY, i -> small(sandbox, -i, TESTS));
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
    double alone = SandboxBench.rate(SMALL, i -> small(sandbox, i, 1));
    long ended = endedChildren(sandbox);
    double mixed =
        SandboxBench.rate(
            SMALL,
            i -> {
              if (i % ENDLESS_ONE_OF == 0) {
                ENDLESS.run(sandbox, FEW_STEPS);
              } else if (i % RECURSIVE_ONE_OF == 1) {
                RECURSIVE.run(sandbox, FEW_STEPS);
              } else {
                small(sandbox, -i, 1);
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

  private static void small(Sandbox sandbox, int number, int tests) throws Exception {
    Solution.small(number, tests).run(sandbox, Limits.DEFAULT);
  }
}
