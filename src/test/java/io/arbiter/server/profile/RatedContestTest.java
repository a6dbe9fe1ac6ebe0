package io.arbiter.server.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.server.profile.Glicko2.VolatilitySearch;
import io.arbiter.server.profile.Glicko2.VolatilitySearch.Bracket;
import io.arbiter.server.profile.RatedContest.Entrant;
import io.arbiter.server.profile.RatedContest.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Contests as rating periods of Glicko-2, with the example of its paper: a player wins against the
 * first of three opponents and loses against the others, and so is third of four.
 */
class RatedContestTest {
  private static final Rating PLAYER = new Rating(1500, 200, 0.06);
  private static final List<Entrant> ENTRANTS =
      List.of(
          new Entrant(PLAYER, 3),
          new Entrant(new Rating(1400, 30, 0.06), 4),
          new Entrant(new Rating(1550, 100, 0.06), 1),
          new Entrant(new Rating(1700, 300, 0.06), 1));

  /** The paper's own rounded values. */
  private static final VolatilitySearch SEARCH = VolatilitySearch.of(0.06, 1.1513, 1.7785, -0.4834);

  private static List<Entrant> beginners(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Entrant(Rating.NEW, i)).toList();
  }

  @Test
  void twoPlayersHaveOneWholeGame() {
    assertThat(RatedContest.weight(2)).isEqualTo(1);
    List<Rating> after = RatedContest.after(beginners(2));
    // The known result of a single game of two new players.
    assertThat(after.getFirst().rating()).isCloseTo(1662.31, within(0.01));
    assertThat(after.getLast().rating()).isCloseTo(1337.69, within(0.01));
    assertThat(after.getFirst().deviation()).isCloseTo(290.32, within(0.01));
  }

  @Test
  void allGamesOfAContestWeighLessThanFour() {
    assertThat(2 * RatedContest.weight(3)).isCloseTo(1.556, within(0.001));
    assertThat(9 * RatedContest.weight(10)).isCloseTo(2.828, within(0.001));
    assertThat(499 * RatedContest.weight(500)).isCloseTo(3.946, within(0.001));
    assertThat(999 * RatedContest.weight(1000)).isLessThan(4);
  }

  @Test
  void oneContestDoesNotMakeAPlayerWellKnown() {
    List<Rating> after = RatedContest.after(beginners(500));
    assertThat(after).extracting(Rating::deviation).allMatch(deviation -> deviation > 200);
    assertThat(after.getFirst().rating()).isBetween(1800.0, 1900.0);
    assertThat(after.get(249).rating()).isCloseTo(1500, within(2.0));
    assertThatThrownBy(() -> RatedContest.after(beginners(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSearchForTheVolatilityNarrowsAsInThePaper() {
    Bracket start = SEARCH.start();
    assertBracket(start, -5.62682, -6.12682);
    assertThat(start.fa()).isCloseTo(-0.00053567, within(6e-9));
    assertThat(start.fb()).isCloseTo(1.999675, within(6e-7));
    Bracket first = SEARCH.next(start);
    assertBracket(first, -5.62682, -5.62696);
    assertThat(first.fa()).isCloseTo(-0.00026784, within(6e-9));
    assertThat(first.fb()).isCloseTo(0.000000015238, within(1e-11));
    Bracket second = SEARCH.next(first);
    assertBracket(second, -5.62696, -5.62696);
    assertThat(second.fa()).isCloseTo(0.000000015238, within(1e-11));
    assertThat(SEARCH.volatility()).isCloseTo(0.05999, within(0.00001));
  }

  private static void assertBracket(Bracket bracket, double a, double b) {
    assertThat(bracket.a()).isCloseTo(a, within(6e-6));
    assertThat(bracket.b()).isCloseTo(b, within(6e-6));
  }

  @Test
  void theExampleGetsItsRating() {
    Rating after = Glicko2.after(PLAYER, new Field(ENTRANTS).of(0, 1));
    assertThat(after.mu()).isCloseTo(-0.2069, within(0.0001));
    assertThat(after.phi()).isCloseTo(0.8722, within(0.0001));
    // The paper has 1464.06, since it rounds on the way; without rounding it is 1464.05.
    assertThat(after.rating()).isCloseTo(1464.06, within(0.01));
    assertThat(after.deviation()).isCloseTo(151.52, within(0.006));
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

  @Provide
  Arbitrary<List<Entrant>> fields() {
    return fields(
        Combinators.combine(
                Arbitraries.doubles().between(0, 4000),
                Arbitraries.doubles().between(20, 350),
                Arbitraries.doubles().between(0.03, 0.15))
            .as(Rating::new)
            // Each mix of the edges of three numbers, in lists: this takes long and finds nothing.
            .withoutEdgeCases());
  }

  /** Far from everything that contests lead to. */
  @Provide
  Arbitrary<List<Entrant>> extremeFields() {
    return fields(
        Combinators.combine(
                Arbitraries.doubles().between(-20_000, 20_000),
                Arbitraries.of(0.001, 1.0, 30.0, 350.0, 5_000.0, 1e6),
                Arbitraries.of(1e-4, 0.01, 0.06, 1.0, 5.0))
            .as(Rating::new));
  }

  private static Arbitrary<List<Entrant>> fields(Arbitrary<Rating> ratings) {
    Arbitrary<Integer> ranks = Arbitraries.integers().between(1, 12);
    return Combinators.combine(ratings, ranks).as(Entrant::new).list().ofMinSize(2).ofMaxSize(40);
  }

  @Property(tries = 100)
  void theOrderOfThePlayersDoesNotMatter(
      @ForAll("fields") List<Entrant> entrants, @ForAll Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, entrants.size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Rating> after = RatedContest.after(entrants);
    assertThat(RatedContest.after(order.stream().map(entrants::get).toList()))
        .isEqualTo(order.stream().map(after::get).toList());
  }

  @Property(tries = 100)
  void aBetterRankNeverGivesALowerRating(
      @ForAll("fields") List<Entrant> entrants, @ForAll @IntRange(min = 0, max = 11) int better) {
    Entrant first = entrants.getFirst();
    List<Entrant> improved = new ArrayList<>(entrants);
    improved.set(0, new Entrant(first.before(), Math.min(first.rank(), better)));
    assertThat(RatedContest.after(improved).getFirst().rating())
        .isGreaterThanOrEqualTo(RatedContest.after(entrants).getFirst().rating());
  }

  @Property(tries = 100)
  void equalRanksOfEqualPlayersGiveExactlyEqualRatings(@ForAll("fields") List<Entrant> entrants) {
    List<Entrant> twins = new ArrayList<>(entrants);
    twins.add(entrants.getFirst());
    List<Rating> after = RatedContest.after(twins);
    assertThat(after.getLast()).isEqualTo(after.getFirst());
  }

  /** The constructor of a rating refuses NaN, infinity, and a deviation that is not positive. */
  @Property(tries = 100)
  void extremePlayersGetRatings(@ForAll("extremeFields") List<Entrant> entrants) {
    assertThat(RatedContest.after(entrants)).hasSameSizeAs(entrants);
  }
}
