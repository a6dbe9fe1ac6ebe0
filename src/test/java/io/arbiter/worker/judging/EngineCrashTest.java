package io.arbiter.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.Thorough;
import io.arbiter.core.judging.Judgement;
import io.arbiter.core.judging.Limits;
import io.arbiter.core.judging.Verdict;
import io.arbiter.core.judging.test.Comparison;
import io.arbiter.core.judging.test.PyValue;
import io.arbiter.core.judging.test.TestCase;
import io.arbiter.core.judging.test.TestCategory;
import io.arbiter.core.judging.test.TestSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources of honest players on which the engine fails, where CPython raises an exception or even
 * returns a value. The table says what the engine does, and what the player sees instead.
 */
@Execution(ExecutionMode.SAME_THREAD)
class EngineCrashTest {
  /** The source; the start of the engine's place; the player's line. */
  static Stream<Arguments> shapes() {
    return Stream.of(
        Arguments.of(
            "def checkio(text):\n    return bytearray(None)\n",
            "com.oracle.truffle.api.dsl.UnsupportedSpecializationException at ",
            "line 2: return bytearray(None)"),
        Arguments.of(
            """
            class Price:
                def __float__(self):
                    return 1
            def checkio(text):
                return float(Price())
            """,
            "TypeError(fmt=",
            "line 5: return float(Price())"),
        Arguments.of(
            "lines = 'a b'.encode().splitlines([])\ndef checkio(text):\n    return lines\n",
            "com.oracle.graal.python.nodes.util.CannotCastException",
            "line 1: lines = 'a b'.encode().splitlines([])"));
  }

  private static TestSet tests(boolean sample) {
    TestCase test =
        new TestCase(List.of(new PyValue.Str("a b")), null, new PyValue.Str("a"), null, sample);
    return new TestSet(
        "checkio",
        Comparison.EXACT,
        null,
        false,
        List.of(new TestCategory("Basics", List.of(test))));
  }

  private static Judgement judge(String source, boolean sample) throws Exception {
    return new Judge(SharedSandboxes.get())
        .judge(Solution.submission(source, Limits.DEFAULT), tests(sample));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  @Thorough("three children for each; JudgeTest has the decisions")
  void everyShapeIsNamedByThePlayersLine(String source, String place, String line)
      throws Exception {
    Judgement judgement = judge(source, true);
    assertThat(judgement.verdict()).as(judgement.toString()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message()).endsWith("the engine failed on this code: " + line);
    assertThat(judgement.failure().traceback())
        .startsWith("Traceback (most recent call last):\n  File \"solution.py\", line ")
        .endsWith(line.substring(line.indexOf(": ") + 2) + "\n");
    CaseRunner runner =
        new CaseRunner(
            new JudgingRequest(
                Solution.submission(source, Limits.DEFAULT),
                tests(true),
                Lane.INTERACTIVE,
                false,
                JudgingListener.NOBODY),
            SharedSandboxes.get(),
            BigDecimal.ZERO);
    assertThat(runner.judge(null).verdict()).isEqualTo(Verdict.JUDGE_ERROR);
    assertThat(runner.crash().place()).startsWith(place);
  }

  @Test
  @Thorough("two children; JudgeTest redacts a failure of the engine, and CorpusIT hidden inputs")
  void aHiddenInputDoesNotComeOutInTheMessage() throws Exception {
    String source =
        "def checkio(text):\n"
            + "    exec(compile('text.splitlines([])', text, 'exec'))\n"
            + "    return 1\n";
    Judgement judgement = judge(source, false);
    assertThat(judgement.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
    assertThat(judgement.message())
        .contains("the engine failed on this code")
        .doesNotContain("a b");
    assertThat(judgement.failure().hidden()).isTrue();
    assertThat(judgement.failure().traceback())
        .doesNotContain("a b")
        .contains("line 2, in checkio");
  }
}
