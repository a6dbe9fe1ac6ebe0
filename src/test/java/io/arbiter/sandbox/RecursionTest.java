package io.arbiter.sandbox;

import static io.arbiter.sandbox.SharedSandbox.call;
import static io.arbiter.sandbox.SharedSandbox.callAndServeOn;
import static io.arbiter.sandbox.SharedSandbox.returned;
import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Outcome;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recursion ends at the same depth as in CPython 3.12, and never ends a child. */
class RecursionTest {
  /** The engine needs long to unwind an error through 25,000 frames. */
  private static final Limits LIMITS = new Limits(10_000, 10_000_000, 64L << 20, 1 << 16);

  /** As in CPython, the module counts as one of the frames. The limit is the default if it is 0. */
  @ParameterizedTest
  @CsvSource({
    "0, 997, true",
    "0, 998, false",
    "0, 5000, false",
    "10**6, 20000, true",
    "10**6, 10**6, false",
    "3000, 2997, true",
    "3000, 2999, false",
    "100, 97, true",
    "100, 99, false"
  })
  void recursionEndsAtItsLimit(String limit, String depth, boolean returns) throws Exception {
    String source =
        """
        import sys
        def down(n): return 0 if n == 0 else 1 + down(n - 1)
        def checkio():
            if %1$s:
                sys.setrecursionlimit(%1$s)
            return down(%2$s)
        """;
    assertDepth(source.formatted(limit, depth), returns);
  }

  @Test
  void theNextSubmissionHasTheDefaultLimit() throws Exception {
    call("import sys\nsys.setrecursionlimit(50)\ndef checkio(): return 1");
    recursionEndsAtItsLimit("0", "997", true);
  }

  /** The engine runs comprehensions as functions; CPython does not. */
  @Test
  void comprehensionsDoNotCountAsFrames() throws Exception {
    String source =
        """
        def down(n): return 0 if n == 0 else [1 + down(n - 1) for _ in [0]][0]
        def checkio(): return down(900)
        """;
    assertDepth(source, true);
  }

  /**
   * The loop of {@code work} is compiled soon. The whole function is compiled much later, because
   * it has so much code before the loop. In between, each call begins in the interpreter and
   * continues in compiled code, which is one frame, not two. The program runs twice, because a
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
            for f in endless * 3:
                try:
                    f()
                except RecursionError as e:
                    caught += str(e).startswith('maximum recursion depth exceeded')
            return caught
        """;
    assertThat(callAndServeOn(source, LIMITS)).isEqualTo(returned(21));
    assertThat(callAndServeOn("def checkio(): return checkio()", LIMITS))
        .isInstanceOfSatisfying(
            Outcome.Raised.class, raised -> assertThat(raised.type()).isEqualTo("RecursionError"));
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
    assertThat(call(source)).isEqualTo(returned(List.of(997, -1, -1)));
  }

  /**
   * This recursion has no Python frames, so only the end of the Java stack stops it. The lists are
   * three times as deep as the stack; a million lists and the text of each level came close to the
   * memory limit.
   */
  @Test
  void anOverflowOfTheJavaStackIsARecursionErrorToo() throws Exception {
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
    assertThat(call(source)).isEqualTo(returned(1));
    recursionEndsAtItsLimit("0", "997", true);
  }

  private static void assertDepth(String source, boolean returns) throws Exception {
    Outcome outcome = call(source, LIMITS);
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
