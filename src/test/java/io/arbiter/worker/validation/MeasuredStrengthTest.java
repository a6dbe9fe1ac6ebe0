package io.arbiter.worker.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.arbiter.core.bundle.Finding;
import io.arbiter.core.bundle.Finding.Severity;
import io.arbiter.core.report.StrengthReport;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  private static final String MANY =
      "the tests are too weak: they accept %s of 20 wrong variants of the solutions";

  /** How mutants ended, whether the puzzle is a game, and the only finding. */
  static Stream<Arguments> strengths() {
    return Stream.of(
        Arguments.of(measured(20, 6, 3, 11), false, MANY.formatted(11)),
        Arguments.of(measured(20, 7, 3, 10), false, null),
        // In a game many variants may win if some lose.
        Arguments.of(measured(20, 2, 2, 16), true, null),
        Arguments.of(measured(20, 2, 1, 17), true, MANY.formatted(17)),
        Arguments.of(
            measured(20, 1, 12, 7),
            true,
            "of 20 variants of the solutions, 7 are accepted, 12 end in errors, and 1 lose; at"
                + " least 2 must lose, or nothing shows that the referee lets anyone lose"),
        Arguments.of(
            measured(20, 0, 12, 8),
            false,
            "of 20 variants of the solutions, 8 are accepted, 12 end in errors, and none is"
                + " refused for its answer, so nothing shows that the tests look at answers"),
        Arguments.of(measured(4, 0, 4, 0), false, null));
  }

  @ParameterizedTest
  @MethodSource("strengths")
  void testsThatAreTooWeakAreAFault(
      MeasuredStrength measured, boolean game, @Nullable String error) {
    assertThat(measured.findings(game))
        .extracting(f -> f.severity() + ": " + f.message())
        .isEqualTo(error == null ? List.of() : List.of("ERROR: " + error));
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
