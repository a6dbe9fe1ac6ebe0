package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.SubmissionKind;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import io.arbiter.core.source.ProgrammingLanguage;
import io.arbiter.core.source.SourceCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solutions in JavaScript against tests that were written for Python. */
class LanguageTest {
  private static final PyValue PAIR =
      new PyValue.Tuple(List.of(PyValue.Int.of(1), new PyValue.Real(2.0)));

  private static TestSet tests(
      String function,
      Comparison comparison,
      @Nullable String checker,
      PyValue input,
      PyValue answer) {
    TestCase test = new TestCase(List.of(input), null, answer, null, true);
    return new TestSet(
        function, comparison, checker, true, List.of(new TestCategory("Basics", List.of(test))));
  }

  private static Judgement judge(TestSet tests, String source, SubmissionKind kind)
      throws Exception {
    SourceCode code = new SourceCode(ProgrammingLanguage.JAVASCRIPT, source);
    return new Judge(SharedSandboxes.get())
        .judge(new Solution(kind, code, Limits.DEFAULT, "", List.of(), false, 0), tests);
  }

  private static Judgement judge(TestSet tests, String source) throws Exception {
    return judge(tests, source, SubmissionKind.SUBMISSION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          return x;                | ACCEPTED
          return [1n, 2];          | ACCEPTED
          return [1, 2, 3];        | WRONG_ANSWER
          return new Set([1, 2]);  | WRONG_ANSWER
          return { 0: 1, 1: 2 };   | WRONG_ANSWER
          return () => x;          | WRONG_ANSWER
          return x.y.z;            | RUNTIME_ERROR
          while (true);            | TIME_LIMIT
          return (;                | SYNTAX_ERROR
          """)
  void anArrayIsAListAndATuple(String body, Verdict verdict) throws Exception {
    TestSet tests = tests("solve", Comparison.EXACT, null, PAIR, PAIR);
    assertThat(judge(tests, "function solve(x) { " + body + " }").verdict()).isEqualTo(verdict);
  }

  @Test
  void aCheckerGetsTheAnswerAsJavaScriptHasIt() throws Exception {
    String checker = "def check(input, answer, actual):\n    return answer == actual == [1, 2]";
    TestSet tests = tests("solve", Comparison.CHECKER, checker, PAIR, PAIR);
    assertThat(judge(tests, "const solve = (x) => x;").verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          const all = require('fs').readFileSync(0, 'utf8').split('\\n'); console.log(+all[0] + +all[1]) | ACCEPTED
          console.log(Number(readline()) + Number(readline()), readline() ?? '')                 | ACCEPTED
          (async () => { console.log(await Number(readline()) + Number(readline())); })()       | ACCEPTED
          console.log(readline() + readline())                                                  | WRONG_ANSWER
          (async () => { throw new Error('late'); })()                                          | RUNTIME_ERROR
          require('http')                                                                       | RUNTIME_ERROR
          """)
  void aProgramReadsAndPrints(String source, Verdict verdict) throws Exception {
    TestSet tests =
        tests("", Comparison.TOKENS, null, new PyValue.Str("2\n3\n"), new PyValue.Str("5\n"));
    assertThat(judge(tests, source).verdict()).isEqualTo(verdict);
  }

  @Test
  void aScriptPrintsAsNodeDoes() throws Exception {
    String source =
        """
        console.log('a', 1, -0, 2n, null, undefined, true, [1, 'x', [2, [3, [4]]]], {});
        console.log({ a: 1, 'b-c': "it's" }, new Map([['k', new Set([1])]]), (x) => x);
        console.log(new (class Pair { left = 1; })(), [undefined, , 3], Symbol('s'));
        console.error('to the error stream');
        """;
    assertThat(judge(TestSet.NONE, source, SubmissionKind.SCRATCH).printed())
        .isEqualTo(
            """
            a 1 -0 2n null undefined true [ 1, 'x', [ 2, [ 3, [Array] ] ] ] {}
            { a: 1, 'b-c': "it's" } Map(1) { 'k' => Set(1) { 1 } } [Function (anonymous)]
            Pair { left: 1 } [ undefined, <1 empty item>, 3 ] Symbol(s)
            to the error stream
            """);
  }
}
