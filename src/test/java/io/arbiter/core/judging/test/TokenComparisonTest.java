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

  @Test
  void whitespaceOnlySeparatesTokensAndCaseIsIgnored() {
    assertThat(accepts(Comparison.TOKENS, "Yes 1\n2\n", "\n yES\t1 2")).isTrue();
    assertThat(accepts(Comparison.TOKENS, "1 2\n", "12\n")).isFalse();
    assertThat(accepts(Comparison.TOKENS, "1 2\n", "1\n")).isFalse();
    assertThat(accepts(Comparison.TOKENS, "1\n", "1 2\n")).isFalse();
    assertThat(accepts(Comparison.TOKENS, "", " \n")).isTrue();
    assertThat(accepts(Comparison.TOKENS, "0.5", ".5")).isFalse();
  }

  @Test
  void onlyAsciiWhitespaceSeparatesAndOnlyAsciiLettersLoseTheirCase() {
    assertThat(accepts(Comparison.TOKENS, "a\u00a0b", "a b")).isFalse();
    assertThat(accepts(Comparison.TOKENS, "Ä", "ä")).isFalse();
    assertThat(accepts(Comparison.TOKENS, "K", "\u212a")).isFalse();
  }

  @Test
  void theFlagsMakeItStricter() {
    Comparison bySpace = new Comparison.Tokens(false, true, null, null);
    assertThat(accepts(bySpace, "a b\n", "A b\n")).isTrue();
    assertThat(accepts(bySpace, "a b\n", "a  b\n")).isFalse();
    assertThat(accepts(bySpace, "a b\n", "a b")).isFalse();
    assertThat(accepts(bySpace, "a b\n", " a b\n")).isFalse();
    Comparison byCase = new Comparison.Tokens(true, false, null, null);
    assertThat(accepts(byCase, "a b", "a\nb\n")).isTrue();
    assertThat(accepts(byCase, "a b", "A b")).isFalse();
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

  @Test
  void theFirstDifferenceHasItsPlace() {
    assertThat(OutputDifference.describe(Comparison.TOKENS, "1 2\n3 4\n", "1 2\n3 5\n"))
        .isEqualTo("line 2, word 2: expected \"4\", got \"5\"");
    assertThat(OutputDifference.describe(Comparison.TOKENS, "1 2\n", "1\n"))
        .isEqualTo("the output ends too early: \"2\" is missing");
    assertThat(OutputDifference.describe(Comparison.TOKENS, "1\n", "1\n\nx\n"))
        .isEqualTo("line 3, word 1: \"x\" is more than expected");
    assertThat(OutputDifference.describe(Comparison.TOKENS, "1\n", ""))
        .isEqualTo("the program printed nothing");
    Comparison spaces = new Comparison.Tokens(true, true, null, null);
    assertThat(OutputDifference.describe(spaces, "a b\n", "a\tb\n"))
        .isEqualTo("line 1: expected \"a b\", got \"a\\tb\"");
    assertThat(OutputDifference.describe(Comparison.EXACT, "a\n", "a"))
        .isEqualTo("line 1: the line break at the end is missing");
    assertThat(OutputDifference.describe(Comparison.EXACT, "a", "a\n"))
        .isEqualTo("line 1: there must be no line break at the end");
    assertThat(OutputDifference.describe(Comparison.EXACT, "a\n", "a\nb\n"))
        .isEqualTo("line 2: \"b\" is more than expected");
    assertThat(OutputDifference.describe(Comparison.EXACT, "a\nb\n", "a\n"))
        .isEqualTo("line 2: expected \"b\", but the output ends");
    assertThat(OutputDifference.describe(Comparison.EXACT, "a\n", "b".repeat(70)))
        .isEqualTo("line 1: expected \"a\", got \"" + "b".repeat(60) + "…\"");
  }
}
