package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static io.arbiter.sandbox.SharedSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps are the same in every run. In a loop within one line each turn is a step. */
class StepsTest {
  @ParameterizedTest
  @ValueSource(strings = {"while True: pass", "all(True for i in iter(int, 1))"})
  void anEndlessLoopInOneLineHasEndlessSteps(String loop) throws Exception {
    Limits few = new Limits(20_000, 20_000, 64L << 20, 1_000);
    assertThat(SharedSandbox.call("def checkio():\n  " + loop, few))
        .isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
  }

  /** A generator expression goes on, which is a statement, and its loop turns. */
  @Test
  void eachTurnIsOneStep() throws Exception {
    String source =
        """
        def f0(n):
            for i in range(n): pass
        def f1(n):
            for i in range(n):
                continue
        def f2(n):
            while n: n -= 1
        def f3(n): return sum([i for i in range(n)])
        def f4(n): return len({i for i in range(n)})
        def f5(n): return sum(i for i in range(n))
        def f6(n):
            while n: n += 1; n -= 2
        def checkio(f, n): globals()[f](n)
        """;
    try (GuestRun run = SharedSandbox.open(source)) {
      run.load();
      List<Integer> stepsOfATurn = List.of(1, 2, 1, 1, 1, 2, 1);
      for (int i = 0; i < stepsOfATurn.size(); i++) {
        long few = steps(run, "f" + i, 100);
        assertThat(steps(run, "f" + i, 1_100) - few)
            .as("f" + i)
            .isEqualTo(1_000L * stepsOfATurn.get(i));
        assertThat(steps(run, "f" + i, 100_100) - few)
            .as("f%d, compiled", i)
            .isEqualTo(100_000L * stepsOfATurn.get(i));
      }
    }
  }

  private static long steps(GuestRun run, Object... arguments) {
    long before = run.usage().steps();
    assertThat(run.call(List.of(arguments).stream().map(SharedSandbox::value).toList()))
        .isInstanceOf(Outcome.Returned.class);
    return run.usage().steps() - before;
  }

  private static long steps(String source, Limits limits) throws Exception {
    try (GuestRun run = SharedSandbox.open(source, limits)) {
      run.load();
      run.call(List.of(value(500)));
      return run.usage().steps();
    }
  }

  @Test
  void importsOfTheLibraryAreNotThePlayersSteps() throws Exception {
    String source =
        """
        import collections, re
        def checkio(n):
            import decimal
            counts = collections.Counter()
            for i in range(n):
                counts[i % 7] += 1
                if i % 3:
                    re.sub('a', 'b', 'abc')
        """;
    long steps = steps(source, LIMITS);
    assertThat(steps).isGreaterThan(1_000).isEqualTo(steps(source, LIMITS));
    assertThat(steps(source.replace("import decimal", "n"), LIMITS)).isEqualTo(steps);
  }

  /** Each loop is long enough to be compiled while it runs; each ends in a different way. */
  @Test
  @Thorough("10 s; the steps of compiled loops are counted above")
  void stepsAreTheSameWhetherTheCodeIsCompiledOrNot() throws Exception {
    String source =
        """
        def raising(n):
            for i in range(n):
                try:
                    if i % 5 == 0:
                        raise ValueError(i)
                except ValueError as e:
                    last = e
                if i == n - 1:
                    raise KeyError(i)

        def generate(n):
            while n > 0:
                n -= 1
                if n % 3 == 0:
                    continue
                yield n

        def deep(d):
            return 1 if d == 0 else sum(deep(d - 1) for _ in range(3))

        def checkio(x):
            total = deep(6)
            for i in range(150_000):
                total += i & 3
            for v in generate(150_000): total += v
            try:
                raising(150_000)
            except KeyError:
                return total
        """;
    Limits plenty = new Limits(30_000, 50_000_000, 128L << 20, 1_000);
    long first = steps(source, plenty);
    assertThat(first).isGreaterThan(1_000_000);
    for (int i = 0; i < 4; i++) {
      assertThat(steps(source, plenty)).as("run " + i).isEqualTo(first);
    }
  }
}
