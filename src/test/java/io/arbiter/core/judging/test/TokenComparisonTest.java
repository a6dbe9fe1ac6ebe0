package io.arbiter.core.judging.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenComparisonTest {
  private static boolean accepts(Comparison comparison, String answer, String output) {
    return comparison.accepts(new PyValue.Str(answer), new PyValue.Str(output));
  }

  private static Comparison near(@Nullable Double absolute, @Nullable Double relative) {
    return new Comparison.Tokens(false, false, absolute, relative);
  }

  /** The letters are the flags: s for space-sensitive, c for case-sensitive. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          - | Yes 1\\n2\\n | ~\\n yES\\t1 2~ | true
          - | 1 2\\n | 12\\n | false
          - | 1 2\\n | 1\\n | false
          - | 1\\n | 1 2\\n | false
          - | ~~ | ~ \\n~ | true
          - | 0.5 | .5 | false
          - | a\\240b | a b | false
          - | Ä | ä | false
          - | K | \u212a | false
          s | a b\\n | A b\\n | true
          s | a b\\n | a  b\\n | false
          s | a b\\n | a b | false
          s | a b\\n | ~ a b\\n~ | false
          c | a b | a\\nb\\n | true
          c | a b | A b | false
          """)
  void whitespaceSeparatesTokensAndFlagsMakeItStricter(
      String flags, String answer, String output, boolean accepted) {
    var comparison = new Comparison.Tokens(flags.contains("c"), flags.contains("s"), null, null);
    assertThat(accepts(comparison, answer.translateEscapes(), output.translateEscapes()))
        .isEqualTo(accepted);
    assertThat(comparison.equals(Comparison.TOKENS)).isEqualTo(flags.equals("-"));
  }

  @Test
  void numbersThatNoDoubleHasMustBeTheSame() {
    String large = "9".repeat(1_001);
    assertThat(accepts(near(0.1, null), large, large)).isTrue();
    assertThat(accepts(near(0.1, null), large, "1" + "0".repeat(1_000))).isFalse();
    assertThat(accepts(near(0.1, null), large, "1")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0.01,, 100, 100.01, true",
    "0.01,, 100, 100.02, false",
    ", 0.01, 100, 101, true",
    ", 0.01, 100, 101.1, false",
    ", 0.01, 0, 0.001, false",
    "0.001, 0.01, 0, 0.001, true",
    "0.001, 0.01, 100, 101, true",
    "0.1,, 1, 1e0, true",
    "0.1,, .5, +0.5, true",
    "0.1,, 5., 5, true",
    "0.1,, 1, one, false",
    "0.1,, one, ONE, true",
    "0.1,, 1, 0x1, false",
    "0.1,, nan, nan, true",
    "0.1,, 1e999, 1e999, true",
    "0.1, 0.1, 1e999, 1, false",
    "0.1,, 1, nan, false"
  })
  void numbersMayBeNear(
      @Nullable Double absolute,
      @Nullable Double relative,
      String answer,
      String output,
      boolean accepted) {
    assertThat(accepts(near(absolute, relative), answer, output)).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          - | 1 2\\n3 4\\n | 1 2\\n3 5\\n | line 2, word 2: expected "4", got "5"
          - | 1 2\\n | 1\\n | the output ends too early: "2" is missing
          - | 1\\n | 1\\n\\nx\\n | line 3, word 1: "x" is more than expected
          - | 1\\n | ~~ | the program printed nothing
          s | a b\\n | a\\tb\\n | line 1: expected "a b", got "a\\tb"
          exact | a\\n | a | line 1: the line break at the end is missing
          exact | a | a\\n | line 1: there must be no line break at the end
          exact | a\\n | a\\nb\\n | line 2: "b" is more than expected
          exact | a\\nb\\n | a\\n | line 2: expected "b", but the output ends
          exact | a\\n | LONG | line 1: expected "a", got "LONG…"
          """)
  void theFirstDifferenceHasItsPlace(
      String comparison, String answer, String output, String difference) {
    assertThat(
            OutputDifference.describe(
                switch (comparison) {
                  case "exact" -> Comparison.EXACT;
                  case "s" -> new Comparison.Tokens(true, true, null, null);
                  default -> Comparison.TOKENS;
                },
                answer.translateEscapes(),
                output.replace("LONG", "b".repeat(70)).translateEscapes()))
        .isEqualTo(difference.replace("LONG", "b".repeat(60)));
  }
}
