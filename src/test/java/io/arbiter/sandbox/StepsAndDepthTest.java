package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.LIMITS;
import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static io.arbiter.sandbox.SharedSandbox.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Steps are the same in every run; in a loop within one line each turn is a step. Recursion ends at
 * the same depth as in CPython 3.12, and never ends a child.
 */
class StepsAndDepthTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "while True: continue",
        "while True: 'text'",
        "while 1: x = 1",
        "while True:\n    global x",
        "for i in iter(int, 1): pass",
        "for i in iter(int, 1): [j for j in ()]",
        "for i in iter(int, 1):\n    if i: break",
        "{i for i in iter(int, 1)}",
        "{i: [j for j in (i,)] for i in iter(int, 1)}",
        "all(True for i in iter(int, 1))",
        "while True:\n    try: raise ValueError\n    except ValueError as e: pass",
        "while True:\n    try: continue\n    finally: pass",
        "while True:\n    try: pass\n    finally: continue",
        "while True:\n    match 1:\n      case 2: pass",
        "def f(): yield from iter(int, 1)\n  sum(f())",
        "def f():\n    while True: yield 0\n  sum(f())",
        "async def f():\n    while True: yield 0\n  async def g():\n    async for _ in f(): pass\n"
            + "  g().send(None)"
      })
  void anEndlessLoopHasEndlessSteps(String loop) throws Exception {
    Limits few = new Limits(20_000, 20_000, 64L << 20, 1_000);
    assertThat(SharedSandbox.call("def checkio():\n  " + loop, few))
        .isEqualTo(new Outcome.LimitHit(Limit.STEPS, 20_000, 20_001));
  }

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
        def f7(n):
            while n > 0:
                n -= 1
        def f8(n):
            for i in iter(range(n).__iter__().__next__, n - 1): pass
        def f9(n): [[j for j in range(1)] for i in range(n // 2)]
        def f10(n):
            def inner():
                for i in range(n): yield i
            def outer(): yield from inner()
            sum(outer())
        def checkio(f, n): globals()[f](n)
        """;
    try (GuestRun run = SharedSandbox.open(source)) {
      List<Integer> stepsOfATurn = List.of(1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 2);
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
                    if i % 5 == 0: raise ValueError(i)
                except ValueError as e:
                    last = e
            raise KeyError(i)
        def generate(n):
            while n > 0:
                n -= 1
                if n % 3 == 0: continue
                yield n
        def deep(d): return 1 if d == 0 else sum(deep(d - 1) for _ in range(3))
        def checkio(x):
            total = deep(6)
            for v in generate(150_000): total += v & 3
            try:
                raising(150_000)
            except KeyError:
                return total
        """;
    Limits plenty = new Limits(30_000, 50_000_000, 128L << 20, 1_000);
    long first = steps(source, plenty);
    assertThat(first).isGreaterThan(500_000);
    for (int i = 0; i < 4; i++) {
      assertThat(steps(source, plenty)).as("run " + i).isEqualTo(first);
    }
  }

  /** The engine needs long to unwind an error through 25,000 frames. */
  private static final Limits DEEP = new Limits(10_000, 10_000_000, 64L << 20, 1 << 16);

  private static final String DOWN =
      """
      import sys
      def down(n): return 0 if n == 0 else 1 + down(n - 1)
      def checkio(limit, depth):
          if limit:
              sys.setrecursionlimit(limit)
          return down(depth)
      """;

  /**
   * Limits, depths, and whether the recursion returns. As in CPython, the module counts as one of
   * the frames. The limit stays as it is if it is 0.
   */
  private static final int[][] DEPTHS = {
    {0, 997, 1},
    {0, 998, 0},
    {0, 5_000, 0},
    {1_000_000, 20_000, 1},
    {1_000_000, 1_000_000, 0},
    {3_000, 2_997, 1},
    {3_000, 2_999, 0},
    {100, 97, 1},
    {100, 99, 0}
  };

  @Test
  void recursionEndsAtItsLimit() throws Exception {
    try (GuestRun run = SharedSandbox.open(DOWN, DEEP)) {
      for (int[] depth : DEPTHS) {
        Outcome outcome = run.call(List.of(value(depth[0]), value(depth[1])));
        if (depth[2] == 1) {
          assertThat(outcome).as(Arrays.toString(depth)).isEqualTo(returned(depth[1]));
        } else {
          assertRecursionError(outcome);
        }
      }
    }
    assertDefaultLimit();
  }

  private static void assertDefaultLimit() throws Exception {
    assertThat(call(DOWN, DEEP, value(0), value(997))).isEqualTo(returned(997));
    assertRecursionError(call(DOWN, DEEP, value(0), value(998)));
  }

  private static void assertRecursionError(Outcome outcome) {
    assertThat(outcome).extracting("type").isEqualTo("RecursionError");
  }

  /**
   * The loop is compiled long before its large function. In between, each call begins in the
   * interpreter and continues in compiled code, which is one frame, not two. Runs twice, because a
   * child's first solution finds the compiler busy.
   */
  @RepeatedTest(2)
  @Thorough("10 s; only a new version of the engine could bring the fault back")
  void aLoopThatContinuesInCompiledCodeIsNoExtraFrame() throws Exception {
    String source =
        """
        def work(n, long):
          a0 = a1 = a2 = a3 = a4 = 1
          if long:
        %s
          total = 0
          for i in range(n):
            total += i & 1
          return total
        def checkio():
          work(1, True)
          total = 0
          for _ in range(4000):
            total += work(1100, False)
          return total
        """
            .formatted(SharedSandbox.lines(500));
    assertThat(call(source, new Limits(60_000, 50_000_000, 64L << 20, 1 << 16)))
        .isEqualTo(returned(2_200_000));
  }

  @Test
  void endlessRecursionCanBeCaughtAndEndsNoChild() throws Exception {
    String source =
        """
        def plain(): return plain()
        anonymous = lambda: anonymous()
        class Shown:
            def __repr__(self): return repr(self)
        class Equal:
            def __eq__(self, o): return [self] == [o]
        class Missing:
            def __getattr__(self, n): return self.x
        def key(x): return sorted([1], key=key)
        def generator(): yield from generator()

        endless = [plain, anonymous, lambda: repr(Shown()), lambda: Equal() == Equal(),
                   lambda: Missing().y, lambda: key(1), lambda: list(generator())]

        def checkio():
            caught = 0
            for f in endless:
                try:
                    f()
                except RecursionError as e:
                    caught += str(e).startswith('maximum recursion depth exceeded')
            return caught
        """;
    assertThat(callAndServeOn(source, DEEP)).isEqualTo(returned(7));
    assertRecursionError(callAndServeOn("def checkio(): return checkio()", DEEP));
  }

  /**
   * The count stays right when frames end by exceptions and when generators are closed. The engine
   * runs comprehensions as functions, which are no frames in CPython.
   */
  @Test
  void theFrameCountStaysRight() throws Exception {
    String source =
        """
        def fails(n):
            if n:
                fails(n - 1)
            raise KeyError(n)
        def counts(n):
            for i in range(n):
                yield i
        def endless(): return endless()
        def down(n): return 0 if n == 0 else 1 + down(n - 1)
        def inside(n): return 0 if n == 0 else [1 + inside(n - 1) for _ in [0]][0]
        def tried(f, *arguments):
            try:
                return f(*arguments)
            except (KeyError, ValueError, RecursionError):
                return -1
        def checkio():
            for i in range(100):
                tried(fails, i % 7)
                sum(counts(i % 5))
                g = counts(9)
                next(g)
                tried(g.throw, ValueError)
                counts(3).close()
            for i in range(10):
                tried(endless)
            return [tried(down, n) for n in (995, 996, 997)] + [tried(inside, 900)]
        """;
    assertThat(call(source)).isEqualTo(returned(List.of(995, 996, -1, 900)));
  }

  /** This recursion has no Python frames, so only the end of the Java stack stops it. */
  @Test
  void anOverflowOfTheJavaStackIsARecursionErrorToo() throws Exception {
    String source =
        """
        def checkio():
            nested = []
            for i in range(150_000):
                nested = [nested]
            try:
                return len(repr(nested))
            except RecursionError:
                return 1
        """;
    assertThat(call(source)).isEqualTo(returned(1));
    assertDefaultLimit();
  }
}
