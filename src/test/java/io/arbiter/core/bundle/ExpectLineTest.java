package io.arbiter.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.Soon;
import io.arbiter.core.judging.Verdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectLineTest {
  private static ExpectLine line(String verdict) {
    return new ExpectLine(verdict, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~# expect: ACCEPTED\\nx = 1\\n~ | ACCEPTED |
          ~#expect:ACCEPTED  \\r\\nx = 1\\n~ | ACCEPTED |
          ~# expect:  WRONG_ANSWER\\tLarge numbers \\nx = 1~ | WRONG_ANSWER | Large numbers
          ~# expect: WRONG_ANSWER 7~ | WRONG_ANSWER | 7
          ~~ | |
          x = 1 | |
          ~# expect:~ | |
          ~# expect: accepted~ | |
          ~# expect: ACCEPTED, Basics~ | |
          ~ # expect: ACCEPTED~ | |
          ~\\n# expect: ACCEPTED~ | |
          ~#\\nexpect: ACCEPTED~ | |
          """)
  void theFirstLineHasAVerdictAndMaybeACategory(
      String source, @Nullable String verdict, @Nullable String category) {
    Optional<ExpectLine> line = ExpectLine.of(source.translateEscapes());
    assertThat(line.map(ExpectLine::verdict).orElse(null)).isEqualTo(verdict);
    assertThat(line.flatMap(ExpectLine::category).orElse(null)).isEqualTo(category);
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
    for (String verdict : List.of("ACCEPTED", "SYNTAX_ERROR")) {
      assertThat(line(verdict).expected()).hasValue(Verdict.valueOf(verdict));
    }
    for (String verdict : List.of("AUTHOR_ERROR", "JUDGE_ERROR", "WRONG")) {
      assertThat(line(verdict).expected()).isEmpty();
    }
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
