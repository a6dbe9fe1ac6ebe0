package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.Thorough;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.report.Fingerprint;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.SharedSandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the tools that make mutants and fingerprints on the real interpreter. */
@Execution(ExecutionMode.SAME_THREAD)
class SourceToolsTest {
  private static final String SAMPLE =
      """
      # expect: ACCEPTED
      \"""Nothing that is read.\"""
      import math

      def solve(a: int, b=None) -> "text":
          "nothing that is read"
          total = 0
          for i in range(1, a):
              if i < b and not total:
                  total += i * -2
                  continue
          return pow(total, b)[1:]

      if __name__ == "__main__":
          print(solve(1, 2))
      """;

  private static List<Mutant> mutants(String source, int most) throws Exception {
    return Mutant.allOf(SharedSandboxes.get(), "solutions/a.py", source, false, most);
  }

  @Test
  void theMainBlockOfAProgramIsChangedToo() throws Exception {
    String source = "if __name__ == '__main__':\n    print(1)\n";
    assertThat(mutants(source, 100)).isEmpty();
    assertThat(Mutant.allOf(SharedSandboxes.get(), "a.py", source, true, 100))
        .extracting(Mutant::after)
        .contains("2", "0");
  }

  @Test
  void everyOperatorIsAppliedExactlyWhereItFits() throws Exception {
    assertThat(mutants(SAMPLE, 1_000))
        .extracting(m -> m.line() + " " + m.operator() + ": " + m.before() + " -> " + m.after())
        .containsExactly(
            "5 constant: None -> 0",
            "7 statement: total = 0 -> pass",
            "7 constant: 0 -> 1",
            "7 constant: 0 -> -1",
            "8 range: range(1, a) -> range(2, a)",
            "8 range: range(1, a) -> range(0, a)",
            "8 range: range(1, a) -> range(1, a + 1)",
            "8 range: range(1, a) -> range(1, a - 1)",
            "8 arguments: range(1, a) -> range(a, 1)",
            "9 condition: if i < b and (not total): -> if not (i < b and (not total)):",
            "9 boolean: i < b and (not total) -> i < b or not total",
            "9 comparison: i < b -> i >= b",
            "9 boundary: i < b -> i <= b",
            "9 unary: not total -> total",
            "10 arithmetic: total += i * -2 -> total -= i * -2",
            "10 statement: total += i * -2 -> pass",
            "10 arithmetic: i * -2 -> i + -2",
            "10 unary: -2 -> 2",
            "10 constant: 2 -> 3",
            "10 constant: 2 -> 1",
            "11 statement: continue -> pass",
            "12 return: return pow(total, b)[1:] -> return None",
            "12 arguments: pow(total, b) -> pow(b, total)",
            "12 slice: [1:] -> [2:]",
            "12 slice: [1:] -> [0:]",
            "12 slice: [1:] -> [1:-1]");
  }

  /** Writes a source as the mutation tool writes it. */
  private static final String WRITER =
      """
      import ast
      def write(source):
          return ast.unparse(ast.parse(source))
      """;

  private static final String NESTED =
      """
      def solve(a, b, c):
          # é
          s = "é😀"; power = -a ** b * (a - b * c) % 3
          if not s or (a and
              b):  # both
              power = a if b else -c
          return [x for x in s[1:-1] if x and b > 1 < c][(not a) + b.count(-1):]
      """;

  @Test
  void editsOfTheSourceMakeTheSameMutants() throws Exception {
    // There is one slot for authors' code, so the mutants are made first.
    Map<String, List<Mutant>> all =
        Map.of(SAMPLE, mutants(SAMPLE, 1_000), NESTED, mutants(NESTED, 1_000));
    try (AuthorCode writer =
        AuthorCode.load(
            SharedSandboxes.get().authors(), "writer.py", WRITER, "write", AuthorCode.GENEROUS)) {
      for (String source : all.keySet()) {
        for (Mutant mutant : all.get(source)) {
          Mutant.Edit edit = mutant.edit();
          assertThat(edit).as(mutant.after()).isNotNull();
          String edited = edit.apply(source).orElseThrow();
          assertThat(writer.call(new PyValue.Str(edited)))
              .as(edited)
              .isEqualTo(writer.call(new PyValue.Str(mutant.source())));
        }
      }
    }
  }

  @Test
  void aChangeWithinAnFStringHasNoEdit() throws Exception {
    assertThat(mutants("def solve(a):\n    print(f'{a} apples')\n", 60))
        .filteredOn(mutant -> mutant.before().contains("apples") && mutant.line() == 2)
        .filteredOn(mutant -> mutant.operator().equals("constant"))
        .isNotEmpty()
        .allSatisfy(mutant -> assertThat(mutant.edit()).isNull());
  }

  @Test
  void aLimitedSelectionComesFromTheWholeSource() throws Exception {
    String source = "def solve(a):\n" + "    a = a + 1\n".repeat(100) + "    return a\n";
    List<Mutant> mutants = mutants(source, 20);
    assertThat(mutants).hasSize(20);
    assertThat(mutants).extracting(Mutant::line).isSorted();
    assertThat(mutants.getFirst().line()).isEqualTo(2);
    assertThat(mutants.getLast().line()).isBetween(95, 102);
  }

  @Test
  void aSourceThatDoesNotCompileIsTheAuthorsFault() {
    assertThatThrownBy(() -> mutants("def solve(:", 60)).isInstanceOf(AuthorFault.class);
  }

  @Test
  void theColumnsOfAnEditAreCodePointsOfPlacesThatTheSourceHas() {
    String source = "a = 1\nb = '😀', 2\n";
    assertThat(new Mutant.Edit(2, 9, 2, 10, "3").apply(source)).contains("a = 1\nb = '😀', 3\n");
    assertThat(new Mutant.Edit(1, 0, 2, 10, "é").apply(source)).contains("é\n");
    assertThat(new Mutant.Edit(9, 0, 9, 1, "x").apply("a\n")).isEmpty();
    assertThat(new Mutant.Edit(1, 1, 1, 0, "x").apply("a\n")).isEmpty();
    assertThat(new Mutant.Edit(9, 0, 9, 1, "x").diff("a.py", "a\n")).isEmpty();
  }

  @Test
  void aDiffShowsThreeLinesAroundAndMayChangeTheNumberOfLines() {
    assertThat(new Mutant.Edit(5, 0, 5, 1, "five").diff("a.py", "1\n2\n3\n4\n5\n6\n7\n8\n9\n"))
        .contains("--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    assertThat(new Mutant.Edit(1, 0, 2, 1, "x").diff("a.py", "1\n2\n3\n"))
        .contains("--- a/a.py\n+++ b/a.py\n@@ -1,3 +1,2 @@\n-1\n-2\n+x\n 3\n");
  }

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

  /** The same program with other names, layout, comments, imports and large numbers. */
  private static final String DISGUISED =
      """
      import sys, os
      import math as m
      class Box:
          def __init__(me, n):
              # What was a list is
              me.cells = (
                  [0]
                  * n
              )
          def try_it(me, i, x):
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
              assertThat(one.first()).isBetween(2, one.last());
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

  @Test
  void aHostileSourceDoesNotAffectTheFingerprintsOfOthers() throws Exception {
    assertHarmless("x = '\ud800'\n" + SOLUTION);
    assertHarmless("x = " + "lambda:".repeat(2_000) + "1");
  }

  @Test
  @Thorough("half a minute; two are tried above")
  void noHostileSourceDoes() throws Exception {
    assertHarmless("x = a" + ".b".repeat(MOST / 2));
    assertHarmless("x = 1" + "+1".repeat(MOST / 2));
    assertHarmless("x = " + "f(".repeat(150) + ")".repeat(150));
    assertHarmless("x = " + "lambda:".repeat(MOST / 7) + "1");
    assertHarmless("x = [" + "a1,".repeat(MOST / 3) + "]");
    assertHarmless("x = 0x" + "f".repeat(MOST));
  }

  private static void assertHarmless(String source) throws Exception {
    List<List<Fingerprint>> found = of(List.of(SOLUTION, source, "x =", SOLUTION));
    assertThat(found).as("%.20s", source).hasSize(4);
    assertThat(found.get(0)).as("before it").hasSizeGreaterThan(25);
    assertThat(found.get(1)).as("its own").hasSizeLessThanOrEqualTo(2_000);
    assertThat(found.get(2)).isEmpty();
    assertThat(found.get(3)).as("after it").isEqualTo(found.get(0));
  }
}
