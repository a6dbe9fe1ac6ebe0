package io.arbiter.worker.validation;

import static io.arbiter.worker.validation.Bundles.tests;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arbiter.core.bundle.ReferenceSolution;
import io.arbiter.core.judging.Usage;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.worker.judging.AuthorCode;
import io.arbiter.worker.judging.AuthorFault;
import io.arbiter.worker.judging.SharedSandboxes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the tool that makes mutants on the real interpreter. */
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
    return mutants(source, tests(), List.of(), most);
  }

  private static List<Mutant> mutants(String source, TestSet tests, List<Integer> ran, int most)
      throws Exception {
    var solution = new ReferenceSolution("solutions/a.py", source, Verdict.ACCEPTED, null);
    Origin origin = new Origin(solution, tests, Usage.NONE, null, ran);
    return Mutant.allOf(SharedSandboxes.get(), origin, most);
  }

  private static List<String> changes(List<Mutant> mutants) {
    return mutants.stream().map(m -> m.line() + ": " + m.before() + " -> " + m.after()).toList();
  }

  @Test
  void theMainBlockOfAProgramIsChangedToo() throws Exception {
    String source = "if __name__ == '__main__':\n    print(1)\n";
    assertThat(mutants(source, 100)).isEmpty();
    assertThat(mutants(source, TestSet.NONE, List.of(), 100))
        .extracting(Mutant::after)
        .contains("2", "0");
  }

  private static final String WITH_EXAMPLES =
      """
      import functools
      SIZES = [1]
      LIMITS = {"unread": 4}
      SIZES.append(2)

      def fill():
          SIZES[0] = 3

      def example(size):
          return size + 1

      @functools.cache
      def helper(number):
          assert number != 7, "not seven"
          if number < 0:
              raise ValueError("negative", number + 1)
          print("found", number - 1)
          return SIZES[number]

      def solve(number: int = 8) -> "text":
          if number == 9:
              return "nine"
          return helper(number)

      fill()
      print("Example:", solve(0))
      print(example(5))
      assert solve(1) == 2, "an example"
      """;

  /** The judged function reads SIZES; nothing else that the module does can change an answer. */
  @Test
  void onlyWhatTheTestsRunAndCanNoticeIsChanged() throws Exception {
    List<Integer> ran = List.of(1, 2, 3, 4, 6, 7, 9, 10, 13, 14, 15, 17, 18, 20, 21, 23, 25, 26);
    assertThat(changes(mutants(WITH_EXAMPLES, tests(), ran, 1_000)))
        .containsExactly(
            "2: 1 -> 2",
            "2: 1 -> 0",
            "4: SIZES.append(2) -> pass",
            "4: 2 -> 3",
            "4: 2 -> 1",
            "7: SIZES[0] = 3 -> pass",
            "7: 0 -> 1",
            "7: 0 -> -1",
            "7: 3 -> 4",
            "7: 3 -> 2",
            "15: number < 0 -> number >= 0",
            "15: number < 0 -> number <= 0",
            "15: 0 -> 1",
            "15: 0 -> -1",
            "18: return SIZES[number] -> return None",
            "20: 8 -> 9",
            "20: 8 -> 7",
            "21: number == 9 -> number != 9",
            "21: 9 -> 10",
            "21: 9 -> 8",
            "23: return helper(number) -> return None",
            "25: fill() -> pass");
  }

  @Test
  void theMessagesOfExceptionsAndPrintsCountWhereTheTestsLookAtThem() throws Exception {
    String source = "def solve():\n    print('a')\n    raise ValueError('b')\n";
    assertThat(changes(mutants(source, 100))).containsExactly("3: raise ValueError('b') -> pass");
    TestSet looking =
        tests(
            new TestCase(
                List.of(),
                "import sys\ntry: solve()\nexcept ValueError as e: sys.stdout, str(e)",
                new PyValue.None(),
                null,
                false));
    assertThat(changes(mutants(source, looking, List.of(2, 3), 100)))
        .containsExactly(
            "2: print('a') -> pass",
            "2: 'a' -> ''",
            "3: raise ValueError('b') -> pass",
            "3: 'b' -> ''");
    String program = "import sys\nprint('a')\nprint('b', file=sys.stderr)\n";
    assertThat(changes(mutants(program, TestSet.NONE, List.of(), 100)))
        .containsExactly("2: print('a') -> pass", "2: 'a' -> ''");
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
    assertThat(mutants("def solve(a):\n    return f'{a} apples'\n", 60))
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
}
