package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.EveryThirdDay;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.sandbox.protocol.Outcome;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recursion ends at the same depth as in CPython 3.12, and never ends a child. */
class RecursionTest {
  /** The engine needs long to unwind an error through 25,000 frames. */
  private static final Limits LIMITS = new Limits(10_000, 10_000_000, 64L << 20, 1 << 16);

  private static final String DOWN = "def down(n): return 0 if n == 0 else 1 + down(n - 1)\n";

  /** As in CPython, the module counts as one of the 1,000 frames. */
  @ParameterizedTest
  @CsvSource({"997, true", "998, false", "5000, false"})
  void theDefaultLimitIsAThousandFrames(int depth, boolean returns) throws Exception {
    assertDepth(DOWN + "def checkio(): return down(%d)", depth, returns);
  }

  @ParameterizedTest
  @CsvSource({
    "10**6, 20000, true",
    "10**6, 10**6, false",
    "3000, 2997, true",
    "3000, 2999, false",
    "100, 97, true",
    "100, 99, false"
  })
  void theLimitCanBeChanged(String limit, String depth, boolean returns) throws Exception {
    String source =
        "import sys\n" + DOWN + "def checkio():\n  sys.setrecursionlimit(" + limit + ")\n";
    assertDepth(source + "  return down(" + depth + ")", 0, returns);
  }

  @Test
  void theNextSubmissionHasTheDefaultLimit() throws Exception {
    call("import sys\nsys.setrecursionlimit(50)\ndef checkio(): return 1");
    theDefaultLimitIsAThousandFrames(997, true);
  }

  /** The engine runs comprehensions as functions; CPython does not. */
  @Test
  void comprehensionsDoNotCountAsFrames() throws Exception {
    String source =
        """
        def down(n): return 0 if n == 0 else [1 + down(n - 1) for _ in [0]][0]
        def checkio(): return down(%d)
        """;
    assertDepth(source, 900, true);
  }

  /**
   * The loop of {@code work} is compiled soon. The whole function is compiled much later, because
   * it has so much code before the loop. In between, each call begins in the interpreter and
   * continues in compiled code, which is one frame, not two. The program runs twice, because a
   * child's first solution finds the compiler busy.
   */
  @RepeatedTest(2)
  @EveryThirdDay
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
        .isEqualTo(new Outcome.Returned(PyValue.Int.of(2_200_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(): return f()",
        "f = lambda: f()",
        "class A:\n  def __repr__(self): return repr(self)\nf = lambda: repr(A())",
        "class A:\n  def __eq__(self, o): return [self] == [o]\nf = lambda: A() == A()",
        "class A:\n  def __getattr__(self, n): return self.x\nf = lambda: A().y",
        "def key(x): return sorted([1], key=key)\nf = lambda: key(1)",
        "def gen(): yield from gen()\nf = lambda: list(gen())",
      })
  void endlessRecursionCanBeCaughtAndEndsNoChild(String endless) throws Exception {
    long ended = SharedSandbox.endedOnceAllAreBack();
    String source =
        endless
            + """

            def checkio():
                caught = 0
                for i in range(5):
                    try:
                        f()
                    except RecursionError as e:
                        caught += str(e).startswith('maximum recursion depth exceeded')
                return caught
            """;
    assertThat(call(source)).isEqualTo(new Outcome.Returned(PyValue.Int.of(5)));
    assertThat(call(endless + "\ndef checkio(): return f()"))
        .isInstanceOfSatisfying(
            Outcome.Raised.class, raised -> assertThat(raised.type()).isEqualTo("RecursionError"));
    assertThat(SharedSandbox.endedOnceAllAreBack()).isEqualTo(ended);
  }

  /** The count stays right when frames end by exceptions and when generators are closed. */
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

        def endless():
            return endless()

        def down(n): return 0 if n == 0 else 1 + down(n - 1)

        def checkio():
            for i in range(300):
                try:
                    fails(i % 7)
                except KeyError:
                    pass
                sum(counts(i % 5))
                g = counts(9)
                next(g)
                try:
                    g.throw(ValueError)
                except ValueError:
                    pass
                counts(3).close()
            for i in range(20):
                try:
                    endless()
                except RecursionError:
                    pass
            results = []
            for n in (997, 998, 999):
                try:
                    results.append(down(n))
                except RecursionError:
                    results.append(-1)
            return results
        """;
    assertThat(call(source))
        .isEqualTo(
            new Outcome.Returned(
                new PyValue.Items(
                    java.util.List.of(
                        PyValue.Int.of(997), PyValue.Int.of(-1), PyValue.Int.of(-1)))));
  }

  /**
   * This recursion has no Python frames, so only the end of the Java stack stops it. The lists are
   * three times as deep as the stack; a million lists and the text of each level came close to the
   * memory limit.
   */
  @Test
  void anOverflowOfTheJavaStackIsARecursionErrorToo() throws Exception {
    long ended = SharedSandbox.endedOnceAllAreBack();
    String source =
        """
        def checkio():
            nested = []
            for i in range(300_000):
                nested = [nested]
            try:
                return len(repr(nested))
            except RecursionError:
                return 1
        """;
    assertThat(call(source)).isEqualTo(new Outcome.Returned(PyValue.Int.of(1)));
    assertThat(SharedSandbox.endedOnceAllAreBack()).isBetween(ended, ended + 1);
    theDefaultLimitIsAThousandFrames(997, true);
  }

  private static void assertDepth(String source, int depth, boolean returns) throws Exception {
    Outcome outcome = call(source.formatted(depth), LIMITS);
    if (returns) {
      assertThat(outcome).isInstanceOf(Outcome.Returned.class);
    } else {
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Raised.class,
              raised -> assertThat(raised.type()).isEqualTo("RecursionError"));
    }
  }
}
