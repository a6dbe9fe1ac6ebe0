package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.Soon;
import io.arbiter.core.judging.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectLineTest {
  private static ExpectLine line(String verdict) {
    return new ExpectLine(verdict, Optional.empty());
  }

  @Test
  void theFirstLineHasAVerdictAndMaybeACategory() {
    assertThat(ExpectLine.of("# expect: ACCEPTED\nx = 1\n")).hasValue(line("ACCEPTED"));
    assertThat(ExpectLine.of("#expect:ACCEPTED  \r\nx = 1\n")).hasValue(line("ACCEPTED"));
    assertThat(ExpectLine.of("# expect:  WRONG_ANSWER\tLarge numbers \nx = 1\n"))
        .hasValue(new ExpectLine("WRONG_ANSWER", Optional.of("Large numbers")));
    assertThat(ExpectLine.of("# expect: WRONG_ANSWER 7"))
        .hasValue(new ExpectLine("WRONG_ANSWER", Optional.of("7")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x = 1",
        "# expect:",
        "# expect: accepted",
        "# expect: ACCEPTED, Basics",
        " # expect: ACCEPTED",
        "\n# expect: ACCEPTED",
        "#\nexpect: ACCEPTED"
      })
  void anotherLineDeclaresNothing(String source) {
    assertThat(ExpectLine.of(source)).isEmpty();
  }

  @Test
  void theTextOfALineIsReadAsTheSameLine() {
    ExpectLine wrong = new ExpectLine("WRONG_ANSWER", Optional.of("Large numbers"));
    assertThat(line("ACCEPTED").text()).isEqualTo("# expect: ACCEPTED");
    assertThat(wrong.text()).isEqualTo("# expect: WRONG_ANSWER Large numbers");
    assertThat(ExpectLine.of(wrong.text())).hasValue(wrong);
  }

  @Test
  void onlyWhatASolutionCanCauseIsExpected() {
    assertThat(line("ACCEPTED").expected()).hasValue(Verdict.ACCEPTED);
    assertThat(line("SYNTAX_ERROR").expected()).hasValue(Verdict.SYNTAX_ERROR);
    assertThat(line("AUTHOR_ERROR").expected()).isEmpty();
    assertThat(line("JUDGE_ERROR").expected()).isEmpty();
    assertThat(line("WRONG").expected()).isEmpty();
  }

  @Test
  void aSourceWithoutSuchALineExpectsAccepted() {
    assertThat(ExpectLine.orAccepted("x = 1\n")).isEqualTo("# expect: ACCEPTED\nx = 1\n");
    assertThat(ExpectLine.orAccepted("#expect: wrong\n")).isEqualTo("#expect: wrong\n");
    assertThat(ExpectLine.orAccepted("# expect: TIME_LIMIT\n")).isEqualTo("# expect: TIME_LIMIT\n");
  }

  /** U+2028 does not end a line here, but a point in a pattern does not match it. */
  @Test
  void aLongLineIsReadSoon() {
    String source = "# expect: A" + " ".repeat(1_000_000) + "\u2028";
    assertThat(Soon.done(() -> ExpectLine.of(source))).hasValue(line("A"));
  }
}
