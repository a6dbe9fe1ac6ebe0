package io.arbiter.core.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://x\")",
        "+1+1",
        "-1+1|cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "|x"
      })
  void noTextIsAFormula(String text) {
    assertThat(SheetText.safe(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Week 1", "1=1", "a-b", "Тиждень 1", "'quoted"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(SheetText.safe(text)).isEqualTo(text);
  }
}
