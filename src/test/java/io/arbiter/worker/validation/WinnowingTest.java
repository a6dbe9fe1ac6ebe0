package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.worker.judging.SharedSandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the fingerprint tool on the real interpreter. */
@Execution(ExecutionMode.SAME_THREAD)
class WinnowingTest {
  /** Nearly the most characters of a source. */
  private static final int MOST = 65_000;

  private static final String SOLUTION =
      """
      import math

      class Store:
          def __init__(self, size: int):
              "Nothing that counts."
              self.items = [0] * size

          def put(self, at: int, what) -> bool:
              if 0 <= at < len(self.items):
                  self.items[at] += what
                  return True
              return False

      def solve(numbers, size=12):
          store = Store(size)
          total: int = 0
          for index, number in enumerate(sorted(numbers, key=lambda n: -n)):
              if number % 7 and not store.put(index, number):
                  total += math.isqrt(number) + 250
          return total, store.items[1:]
      """;

  /**
   * The same program with other names, another layout, annotations, docstrings, imports and other
   * large numbers.
   */
  private static final String DISGUISED =
      """
      import sys, os
      import math as m
      class Box:
          def __init__(me, n):
              # What was a list is
              # a list.
              me.cells = (
                  [0]
                  * n
              )
          def try_it(me, i, x):
              '''Documented.'''
              if 0 <= i < len(me.cells): me.cells[i] += x; return True
              return False
      def solve(values: list, n=99):
          "Finds it."
          box = Box(n)
          answer = 0
          for i, v in enumerate(sorted(values, key=lambda it: -it)):
              pass
              if v % 7 and not box.try_it(i, v):
                  answer += m.isqrt(v) + 333
          return (answer, box.cells[1:])

      if __name__ == "__main__":
          print(solve([1, 2, 3]))
      """;

  private static List<Fingerprint> of(String source) throws Exception {
    return of(List.of(source)).getFirst();
  }

  private static List<List<Fingerprint>> of(List<String> sources) throws Exception {
    return Winnowing.of(SharedSandboxes.get(), sources);
  }

  private static Set<Long> hashes(List<Fingerprint> source) {
    return source.stream().map(Fingerprint::hash).collect(Collectors.toSet());
  }

  /** The share of the smaller source's fingerprints that the other source also has. */
  private static double shared(String one, String other) throws Exception {
    Set<Long> left = hashes(of(one));
    Set<Long> right = hashes(of(other));
    long common = left.stream().filter(right::contains).count();
    return (double) common / Math.min(left.size(), right.size());
  }

  @Test
  void namesAndLayoutDoNotChangeFingerprints() throws Exception {
    List<Fingerprint> first = of(SOLUTION);
    assertThat(of(SOLUTION)).as("the same source").isEqualTo(first);
    assertThat(hashes(of(DISGUISED))).hasSizeGreaterThan(25).isEqualTo(hashes(first));
    assertThat(first)
        .allSatisfy(
            one -> {
              assertThat(one.hash()).isBetween(0L, (1L << 61) - 2);
              assertThat(one.first()).isBetween(3, one.last());
              assertThat(one.last()).isLessThanOrEqualTo(20);
            });
  }

  @Test
  void aChangeAffectsOnlyFingerprintsNearItAndOtherSolutionsShareLittle() throws Exception {
    assertThat(shared(SOLUTION, SOLUTION.replace("0 <= at <", "at in (5, 6) or at >")))
        .isBetween(0.7, 0.95);
    assertThat(shared(shipped("terrace-tiles/memory"), shipped("terrace-tiles/profile")))
        .isLessThan(0.3);
  }

  private static String shipped(String solution) throws IOException {
    return Files.readString(Path.of("puzzles", solution.replace("/", "/solutions/") + ".py"));
  }

  @Test
  void aTextThatIsNoSolutionHasNoFingerprints() throws Exception {
    List<String> texts =
        List.of(
            "",
            "def f(a):\n    return a\n",
            "def f(:",
            "x = 1\0" + SOLUTION,
            "# coding: nothing\n",
            "x = " + "(".repeat(MOST / 2) + ")".repeat(MOST / 2),
            "a".repeat(MOST));
    assertThat(of(texts)).hasSameSizeAs(texts).allSatisfy(found -> assertThat(found).isEmpty());
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        Arguments.of("lone surrogate", "x = '\ud800'\n" + SOLUTION),
        Arguments.of("attributes", "x = a" + ".b".repeat(MOST / 2)),
        Arguments.of("sum", "x = 1" + "+1".repeat(MOST / 2)),
        Arguments.of("calls", "x = " + "f(".repeat(150) + ")".repeat(150)),
        Arguments.of("lambdas", "x = " + "lambda:".repeat(MOST / 7) + "1"),
        Arguments.of("one line", "x = [" + "a1,".repeat(MOST / 3) + "]"),
        Arguments.of("digits", "x = 0x" + "f".repeat(MOST)));
  }

  @Test
  void aHostileSourceDoesNotAffectTheFingerprintsOfOthers() throws Exception {
    assertHarmless("lone surrogate", "x = '\ud800'\n" + SOLUTION);
    assertHarmless("few lambdas", "x = " + "lambda:".repeat(2_000) + "1");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  @Thorough("a minute; two are tried above")
  void noHostileSourceDoes(String kind, String source) throws Exception {
    assertHarmless(kind, source);
  }

  private static void assertHarmless(String kind, String source) throws Exception {
    List<List<Fingerprint>> found = of(List.of(SOLUTION, source, "x =", SOLUTION));
    assertThat(found).as(kind).hasSize(4);
    assertThat(found.get(0)).as("before it").hasSizeGreaterThan(25);
    assertThat(found.get(1)).as("its own").hasSizeLessThanOrEqualTo(2_000);
    assertThat(found.get(2)).isEmpty();
    assertThat(found.get(3)).as("after it").isEqualTo(found.get(0));
  }
}
