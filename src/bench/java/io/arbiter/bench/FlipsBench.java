package io.arbiter.bench;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.worker.judging.Judge;
import io.arbiter.worker.judging.Sandboxes;
import io.arbiter.worker.judging.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Measures how often a verdict flips. Identical submissions use 90 % or 110 % of their CPU limit,
 * and twice as many submissions as processors are judged at a time. Then programs that could flip
 * are judged under the default limits, each time in a fresh child and in children that are warm.
 * Exits with 1 if one of these has another verdict than the expected one.
 */
@Command(
    name = "flips",
    description = "Measures how often a verdict near a limit differs from the expected verdict.")
final class FlipsBench implements Callable<Integer> {
  private static final int LANES = 2 * Runtime.getRuntime().availableProcessors();
  private static final int[] PERCENT = {90, 110};
  private static final int CALIBRATION = 60;
  private static final long NO_STEPS = 1_000_000_000;

  /** Runs of each program under the default limits. */
  private static final int RUNS = 10;

  /**
   * Programs that take long, and their verdicts under the default limits. Each is far from the CPU
   * limit, or ends by its steps.
   */
  private static final Map<String, Verdict> PROGRAMS =
      Map.of(
          """
          def checkio(x):
              while True:
                  x += 1
          """,
          Verdict.TIME_LIMIT,
          """
          def checkio(x):
              y = x
              while True:
                  y = str(int(y) * 3 % 1000003)
          """,
          Verdict.TIME_LIMIT,
          """
          import functools, itertools
          @functools.lru_cache(None)
          def cheapest(counts):
              kinds = [i for i, count in enumerate(counts) if count]
              prices = [sum(counts) * 800]
              for size in range(2, len(kinds) + 1):
                  for group in itertools.combinations(kinds, size):
                      rest = tuple(sorted(c - (i in group) for i, c in enumerate(counts)))
                      prices.append(cheapest(rest) + size * (800 - 40 * size))
              return min(prices)
          def checkio(x):
              return x if cheapest((3, 3, 4, 4, 5)) else 0
          """,
          Verdict.ACCEPTED);

  /** Takes about 0.3 s in a warm child on an ordinary machine. */
  private static final String SOURCE =
      """
      def checkio(x):
          total = 0
          for i in range(1_000_000):
              total += i % 7 + (i >> 3)
              if total > 1_000_000:
                  total -= 1_000_000
          return x
      """;

  private static final TestSet ONE =
      new TestSet(
          "checkio",
          Comparison.EXACT,
          null,
          true,
          List.of(
              new TestCategory(
                  "One",
                  List.of(
                      new TestCase(
                          List.of(PyValue.Int.of(7)), null, PyValue.Int.of(7), null, true)))));

  @Parameters(
      arity = "0..1",
      paramLabel = "SUBMISSIONS",
      defaultValue = "200",
      description = "submissions for each limit; default 200")
  private int submissions;

  @Override
  public Integer call() throws Exception {
    long flips;
    try (Sandboxes sandboxes = Sandboxes.configured()) {
      Judge judge = new Judge(sandboxes);
      List<Long> cpu = new ArrayList<>();
      for (Judgement judgement : judge(judge, 60_000, CALIBRATION)) {
        cpu.add(judgement.usage().cpuMillis());
      }
      cpu.sort(null);
      long median = cpu.get(cpu.size() / 2);
      Figures.line(
          "CPU time of %d runs, %d in flight: median %d ms, 5%% below %d ms, 5%% above %d ms",
          cpu.size(), LANES, median, cpu.get(cpu.size() / 20), cpu.get(cpu.size() * 19 / 20));
      for (int percent : PERCENT) {
        long limit = median * 100 / percent;
        List<Judgement> judgements = judge(judge, limit, submissions);
        long accepted = judgements.stream().filter(j -> j.verdict() == Verdict.ACCEPTED).count();
        long near = percent < 100 ? submissions - accepted : accepted;
        Figures.line(
            "at %d %% of the limit (%d ms): %d accepted, %d not; flips %.1f %%",
            percent, limit, accepted, submissions - accepted, 100.0 * near / submissions);
      }
      flips = underDefaultLimits("warm", judge);
    }
    System.setProperty("arbiter.sandbox.reuse", "1");
    try (Sandboxes fresh = Sandboxes.configured()) {
      flips += underDefaultLimits("in a fresh child", new Judge(fresh));
    }
    return flips == 0 ? 0 : 1;
  }

  /** Returns the number of runs with another verdict than the expected one. */
  private static long underDefaultLimits(String how, Judge judge) throws Exception {
    long all = 0;
    for (Map.Entry<String, Verdict> program : PROGRAMS.entrySet()) {
      List<Judgement> judgements = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        judgements.add(judge.judge(Solution.submission(program.getKey(), Limits.DEFAULT), ONE));
      }
      long flips = judgements.stream().filter(j -> j.verdict() != program.getValue()).count();
      long most = judgements.stream().mapToLong(j -> j.usage().cpuMillis()).max().orElse(0);
      Figures.line(
          "%s, default limits, %s: %d of %d runs flip; at most %d of %d ms of CPU time",
          how, program.getValue(), flips, RUNS, most, Limits.DEFAULT.cpuMillis());
      all += flips;
    }
    return all;
  }

  private static List<Judgement> judge(Judge judge, long limit, int times) throws Exception {
    Limits limits = new Limits(limit, NO_STEPS, 64L << 20, 1 << 16);
    return Together.run(LANES, times, _ -> judge.judge(Solution.submission(SOURCE, limits), ONE));
  }
}
