package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.core.contest.Glicko2.Evidence;
import io.arbiter.core.contest.Glicko2.VolatilitySearch;
import io.arbiter.core.contest.Glicko2.VolatilitySearch.Bracket;
import io.arbiter.core.contest.RatedContest.Entrant;
import io.arbiter.core.contest.RatedContest.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The example of the paper, with its intermediate values: a player wins against the first of three
 * opponents and loses against the others. As a contest, the player is third of four.
 */
class Glicko2Test {
  private static final Rating PLAYER = new Rating(1500, 200, 0.06);

  private static final List<Entrant> ENTRANTS =
      List.of(
          new Entrant(PLAYER, 3),
          new Entrant(new Rating(1400, 30, 0.06), 4),
          new Entrant(new Rating(1550, 100, 0.06), 1),
          new Entrant(new Rating(1700, 300, 0.06), 1));

  /** The paper's own rounded values. */
  private static final VolatilitySearch SEARCH = VolatilitySearch.of(0.06, 1.1513, 1.7785, -0.4834);

  private static Offset<Double> digits(int digits) {
    return within(0.51 * Math.pow(10, -digits));
  }

  @Test
  void ratingsAreConvertedToThePapersScale() {
    assertThat(ENTRANTS)
        .extracting(e -> e.before().mu())
        .usingElementComparator(near(4))
        .containsExactly(0.0, -0.5756, 0.2878, 1.1513);
    assertThat(ENTRANTS)
        .extracting(e -> e.before().phi())
        .usingElementComparator(near(4))
        .containsExactly(1.1513, 0.1727, 0.5756, 1.7269);
  }

  private static Comparator<Double> near(int digits) {
    return (x, y) -> Math.abs(x - y) < 0.51 * Math.pow(10, -digits) ? 0 : Double.compare(x, y);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.5756, 0.1727, 0.9955, 0.639",
    "0.2878, 0.5756, 0.9531, 0.432",
    "1.1513, 1.7269, 0.7242, 0.303"
  })
  void anUncertainOpponentCountsLessAndAWeakerOnePromisesMore(
      double mu, double phi, double g, double expected) {
    assertThat(Field.g(phi)).isCloseTo(g, within(0.0001));
    assertThat(Field.expected(0, mu, g)).isCloseTo(expected, digits(3));
  }

  @Test
  void theGamesGiveVarianceAndImprovement() {
    Evidence evidence = new Field(ENTRANTS).of(0, 1);
    // The paper rounds before it multiplies.
    assertThat(evidence.variance()).isCloseTo(1.7785, within(0.0006));
    assertThat(evidence.improvement()).isCloseTo(-0.4834, within(0.0006));
  }

  @Test
  void theSearchForTheVolatilityNarrowsAsInThePaper() {
    Bracket start = SEARCH.start();
    assertBracket(start, -5.62682, -6.12682);
    assertThat(start.fa()).isCloseTo(-0.00053567, digits(8));
    assertThat(start.fb()).isCloseTo(1.999675, digits(6));
    Bracket first = SEARCH.next(start);
    assertBracket(first, -5.62682, -5.62696);
    assertThat(first.fa()).isCloseTo(-0.00026784, digits(8));
    assertThat(first.fb()).isCloseTo(0.000000015238, within(1e-11));
    Bracket second = SEARCH.next(first);
    assertBracket(second, -5.62696, -5.62696);
    assertThat(second.fa()).isCloseTo(0.000000015238, within(1e-11));
    assertThat(SEARCH.volatility()).isCloseTo(0.05999, within(0.00001));
  }

  private static void assertBracket(Bracket bracket, double a, double b) {
    assertThat(bracket.a()).isCloseTo(a, digits(5));
    assertThat(bracket.b()).isCloseTo(b, digits(5));
  }

  @Test
  void theExampleGetsItsRating() {
    Rating after = Glicko2.after(PLAYER, new Field(ENTRANTS).of(0, 1));
    assertThat(after.mu()).isCloseTo(-0.2069, within(0.0001));
    assertThat(after.phi()).isCloseTo(0.8722, within(0.0001));
    // The paper has 1464.06, since it rounds on the way; without rounding it is 1464.05.
    assertThat(after.rating()).isCloseTo(1464.06, within(0.01));
    assertThat(after.deviation()).isCloseTo(151.52, digits(2));
    assertThat(after.volatility()).isCloseTo(0.05999, within(0.00001));
  }

  @Test
  void aPlayerWhoMissesAPeriodKeepsTheRatingButIsLessKnown() {
    Rating idle = PLAYER.afterIdle(1);
    assertThat(idle.rating()).isEqualTo(1500);
    assertThat(idle.volatility()).isEqualTo(0.06);
    assertThat(idle.deviation())
        .isCloseTo(Math.sqrt(200 * 200 + 10.423068 * 10.423068), within(1e-6));
    assertThat(PLAYER.afterIdle(0)).isEqualTo(PLAYER);
    assertThat(new Rating(1700, 60, 0.06).afterIdle(52).deviation()).isCloseTo(96, within(0.5));
    assertThat(PLAYER.afterIdle(100_000).deviation()).isEqualTo(350);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "168, 0", "312, 0", "336, 1", "8760, 51", "-720, 0"})
  void whoPlaysEachWeekMissesNoPeriod(long hours, long missed) {
    Instant last = Instant.parse("2026-01-01T12:00:00Z");
    assertThat(Rating.missedPeriods(last, last.plus(Duration.ofHours(hours)))).isEqualTo(missed);
  }
}
