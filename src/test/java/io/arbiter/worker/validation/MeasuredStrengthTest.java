package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.report.StrengthReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredStrengthTest {
  private static MeasuredStrength measured(int made, int refused, int failed, int survived) {
    int killed = refused + failed;
    return new MeasuredStrength(
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
    assertThat(texts(measured(20, 6, 3, 11).findings(false)))
        .containsExactly(
            "ERROR: the tests are too weak: they accept 11 of 20 wrong variants of the solutions");
    assertThat(measured(20, 7, 3, 10).findings(false)).isEmpty();
  }

  @Test
  void inAGameManyVariantsMayWinIfSomeLose() {
    assertThat(measured(20, 2, 6, 12).findings(true)).isEmpty();
    assertThat(measured(20, 2, 2, 16).findings(true)).isEmpty();
    assertThat(texts(measured(20, 2, 1, 17).findings(true)))
        .containsExactly(
            "ERROR: the tests are too weak: they accept 17 of 20 wrong variants of the solutions");
  }

  @Test
  void errorsOfVariantsDoNotShowThatARefereeLetsAnyoneLose() {
    assertThat(texts(measured(20, 1, 12, 7).findings(true)))
        .containsExactly(
            "ERROR: of 20 variants of the solutions, 7 are accepted, 12 end in errors, and 1 lose;"
                + " at least 2 must lose, or nothing shows that the referee lets anyone lose");
  }

  @Test
  void testsThatRefuseNoAnswerAreAFault() {
    assertThat(texts(measured(20, 0, 12, 8).findings(false)))
        .containsExactly(
            "ERROR: of 20 variants of the solutions, 8 are accepted, 12 end in errors, and none is"
                + " refused for its answer, so nothing shows that the tests look at answers");
    assertThat(measured(4, 0, 4, 0).findings(false)).isEmpty();
  }

  @Test
  void aFewMutantsOfASlowSolutionAreNoFault() {
    List<Finding> findings = measured(59, 0, 0, 3).findings(true);
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
    assertThat(measured(3, 1, 0, 2).findings(false))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }
}
