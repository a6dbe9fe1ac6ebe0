package io.arbiter.core.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SheetTextTest {
  @Test
  void noTextIsAFormula() {
    List<String> formulas =
        List.of("=HYPERLINK(\"http://x\")", "+1+1", "-1+1|cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1");
    List<String> hidden = List.of(" =1", "\u00a0=1", "＝1", "＋1", "－1", "＠A1", "|x");
    assertThat(Stream.concat(formulas.stream(), hidden.stream()))
        .allSatisfy(text -> assertThat(SheetText.safe(text)).isEqualTo("'" + text));
    assertThat(List.of("", "Week 1", "1=1", "a-b", "Тиждень 1", "'quoted"))
        .allSatisfy(text -> assertThat(SheetText.safe(text)).isEqualTo(text));
  }
}
