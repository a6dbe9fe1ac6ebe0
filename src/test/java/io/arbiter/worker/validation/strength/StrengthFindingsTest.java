package io.arbiter.worker.validation.strength;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.report.StrengthReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrengthFindingsTest {
  private static TestStrength.Measured measured(int made, int refused, int failed, int survived) {
    int killed = refused + failed;
    return new TestStrength.Measured(
        new StrengthReport(
            killed + survived,
            killed,
            survived,
            0,
            killed + survived == 0 ? 1 : (double) killed / (killed + survived),
            List.of(),
            List.of()),
        made,
        0,
        refused);
  }

  private static List<String> texts(List<Finding> findings) {
    return findings.stream().map(f -> f.severity() + ": " + f.message()).toList();
  }

  @Test
  void aScoreUnderAHalfIsAFault() {
    assertThat(texts(StrengthFindings.of(measured(20, 6, 3, 11), false)))
        .containsExactly(
            "ERROR: the tests are too weak: they accept 11 of 20 wrong variants of the solutions");
    assertThat(StrengthFindings.of(measured(20, 7, 3, 10), false)).isEmpty();
  }

  @Test
  void inAGameManyVariantsMayWinIfSomeLose() {
    assertThat(StrengthFindings.of(measured(20, 2, 6, 12), true)).isEmpty();
    assertThat(StrengthFindings.of(measured(20, 2, 2, 16), true)).isEmpty();
    assertThat(texts(StrengthFindings.of(measured(20, 2, 1, 17), true)))
        .containsExactly(
            "ERROR: the tests are too weak: they accept 17 of 20 wrong variants of the solutions");
  }

  @Test
  void errorsOfVariantsDoNotShowThatARefereeLetsAnyoneLose() {
    assertThat(texts(StrengthFindings.of(measured(20, 1, 12, 7), true)))
        .containsExactly(
            "ERROR: of 20 variants of the solutions, 7 are accepted, 12 end in errors, and 1 lose;"
                + " at least 2 must lose, or nothing shows that the referee lets anyone lose");
  }

  @Test
  void testsThatRefuseNoAnswerAreAFault() {
    assertThat(texts(StrengthFindings.of(measured(20, 0, 12, 8), false)))
        .containsExactly(
            "ERROR: of 20 variants of the solutions, 8 are accepted, 12 end in errors, and none is"
                + " refused for its answer, so nothing shows that the tests look at answers");
    assertThat(StrengthFindings.of(measured(4, 0, 4, 0), false)).isEmpty();
  }

  @Test
  void aFewMutantsOfASlowSolutionAreNoFault() {
    List<Finding> findings = StrengthFindings.of(measured(59, 0, 0, 3), true);
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
    assertThat(findings)
        .extracting(Finding::message)
        .contains(
            "the strength is estimated, because the solutions are slow: 3 of 59 mutants were"
                + " judged, and 0 of the accepted ones were not examined; so few mutants say"
                + " nothing about the tests, at least 10 are needed");
  }

  @Test
  void allMutantsOfASmallSolutionAreEnough() {
    assertThat(StrengthFindings.of(measured(3, 1, 0, 2), false))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }
}
