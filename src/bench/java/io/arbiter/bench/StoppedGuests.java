package io.arbiter.bench;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;

/** Measures how much a guest that must be stopped slows the guests after it. */
final class StoppedGuests {
  private static final int SMALL = 300;
  private static final int STOPS = 10;
  private static final int ENDLESS_ONE_OF = 20;
  private static final int RECURSIVE_ONE_OF = 50;

  private static final List<Integer> ONE = List.of(1);

  private StoppedGuests() {}

  static void measure() throws Exception {
    Limits few = new Limits(2_000, 100_000, 64L << 20, 1 << 16);
    try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(1))) {
      List<Double> steady = new ArrayList<>();
      List<Double> after = new ArrayList<>();
      for (int i = 0; i < STOPS; i++) {
        BenchSandbox.awaitSettled(sandbox);
        int number = i;
        BenchSandbox.Step small = () -> BenchSandbox.small(sandbox, number, ONE);
        steady.add(BenchSandbox.timed(small));
        BenchSandbox.judge(sandbox, BenchSandbox.ENDLESS, ONE, few);
        after.add(BenchSandbox.timed(small));
      }
      Figures.line(
          "a small solution: %.0f ms, right after a guest was stopped %.0f ms",
          1e3 * Figures.median(steady), 1e3 * Figures.median(after));
    }
    try (Sandbox sandbox = new Sandbox(BenchSandbox.settings(BenchSandbox.PROCESSORS))) {
      BenchSandbox.awaitSettled(sandbox);
      double alone = BenchSandbox.rate(SMALL, i -> BenchSandbox.small(sandbox, i, ONE));
      long ended = endedChildren(sandbox);
      double mixed =
          BenchSandbox.rate(
              SMALL,
              i -> {
                if (i % ENDLESS_ONE_OF == 0) {
                  BenchSandbox.judge(sandbox, BenchSandbox.ENDLESS, ONE, few);
                } else if (i % RECURSIVE_ONE_OF == 1) {
                  BenchSandbox.judge(sandbox, BenchSandbox.RECURSIVE, ONE, few);
                } else {
                  BenchSandbox.small(sandbox, -i, ONE);
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
  }

  private static long endedChildren(Sandbox sandbox) {
    return sandbox.statistics().ended().values().stream().mapToLong(Long::longValue).sum();
  }
}
