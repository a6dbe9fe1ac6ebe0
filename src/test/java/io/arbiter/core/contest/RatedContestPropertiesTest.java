package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.core.contest.RatedContest.Entrant;
import io.arbiter.core.contest.RatedContest.Field;
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
import net.jqwik.api.constraints.Size;

class RatedContestPropertiesTest {
  private static final int TRIES = 100;

  @Provide
  Arbitrary<Rating> ratings() {
    return Combinators.combine(
            Arbitraries.doubles().between(0, 4000),
            Arbitraries.doubles().between(20, 350),
            Arbitraries.doubles().between(0.03, 0.15))
        .as(Rating::new)
        // Each mix of the edges of three numbers, in lists: this takes long and finds nothing.
        .withoutEdgeCases();
  }

  /** Far from everything that contests lead to. */
  @Provide
  Arbitrary<Rating> extremes() {
    return Combinators.combine(
            Arbitraries.doubles().between(-20_000, 20_000),
            Arbitraries.of(0.001, 1.0, 30.0, 350.0, 5_000.0, 1e6),
            Arbitraries.of(1e-4, 0.01, 0.06, 1.0, 5.0))
        .as(Rating::new);
  }

  @Provide
  Arbitrary<List<Entrant>> fields() {
    return fields(ratings());
  }

  @Provide
  Arbitrary<List<Entrant>> extremeFields() {
    return fields(extremes());
  }

  private static Arbitrary<List<Entrant>> fields(Arbitrary<Rating> ratings) {
    return Combinators.combine(ratings, Arbitraries.integers().between(1, 12))
        .as(Entrant::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(40);
  }

  @Property(tries = TRIES)
  void theOrderOfThePlayersDoesNotMatter(
      @ForAll("fields") List<Entrant> entrants, @ForAll Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, entrants.size()).boxed().toList());
    Collections.shuffle(order, random);
    List<Rating> after = RatedContest.after(entrants);
    assertThat(RatedContest.after(order.stream().map(entrants::get).toList()))
        .isEqualTo(order.stream().map(after::get).toList());
  }

  @Property(tries = TRIES)
  void whoWinsAllGamesGainsAndWhoLosesAllLoses(@ForAll("fields") List<Entrant> others) {
    List<Entrant> entrants = new ArrayList<>(others);
    entrants.set(0, new Entrant(others.getFirst().before(), 0));
    entrants.set(1, new Entrant(others.get(1).before(), 13));
    List<Rating> after = RatedContest.after(entrants);
    assertThat(after.getFirst().rating()).isGreaterThan(others.getFirst().before().rating());
    assertThat(after.get(1).rating()).isLessThan(others.get(1).before().rating());
  }

  @Property(tries = TRIES)
  void aBetterRankNeverGivesALowerRating(
      @ForAll("fields") List<Entrant> entrants, @ForAll @IntRange(min = 0, max = 11) int better) {
    Entrant first = entrants.getFirst();
    List<Entrant> improved = new ArrayList<>(entrants);
    improved.set(0, new Entrant(first.before(), Math.min(first.rank(), better)));
    assertThat(RatedContest.after(improved).getFirst().rating())
        .isGreaterThanOrEqualTo(RatedContest.after(entrants).getFirst().rating());
  }

  @Property(tries = TRIES)
  void equalRanksOfEqualPlayersGiveExactlyEqualRatings(@ForAll("fields") List<Entrant> entrants) {
    List<Entrant> twins = new ArrayList<>(entrants);
    twins.add(entrants.getFirst());
    List<Rating> after = RatedContest.after(twins);
    assertThat(after.getLast()).isEqualTo(after.getFirst());
  }

  @Property(tries = TRIES)
  void whatOnePlayerWinsAnotherLoses(
      @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 1, max = 12) Integer> ranks,
      @ForAll Random random) {
    List<Entrant> entrants =
        ranks.stream()
            .map(rank -> new Entrant(new Rating(random.nextInt(800, 2400), 90, 0.06), rank))
            .toList();
    Field field = new Field(entrants);
    double sum =
        IntStream.range(0, entrants.size()).mapToDouble(i -> field.of(i, 1).surplus()).sum();
    assertThat(sum).isCloseTo(0, within(1e-9));
  }

  @Property(tries = TRIES)
  void aContestNeverMakesAPlayerLessKnownThanAWeekWithoutOne(
      @ForAll("fields") List<Entrant> entrants) {
    List<Rating> after = RatedContest.after(entrants);
    for (int i = 0; i < entrants.size(); i++) {
      double volatility = after.get(i).volatility() * 173.7178;
      assertThat(after.get(i).deviation())
          .isLessThan(Math.hypot(entrants.get(i).before().deviation(), volatility));
      assertThat(after.get(i).volatility()).isBetween(0.01, 0.5);
    }
  }

  /** The constructor of a rating refuses NaN, infinity, and a deviation that is not positive. */
  @Property(tries = TRIES)
  void extremePlayersGetRatings(@ForAll("extremeFields") List<Entrant> entrants) {
    assertThat(RatedContest.after(entrants)).hasSameSizeAs(entrants);
  }

  @Property(tries = 8)
  void anyNumberOfPlayersGetsRatings(
      @ForAll @IntRange(min = 2, max = 1000) int players, @ForAll Random random) {
    List<Entrant> entrants =
        IntStream.range(0, players)
            .mapToObj(
                _ ->
                    new Entrant(
                        new Rating(random.nextInt(500, 3000), random.nextInt(25, 351), 0.06),
                        random.nextInt(1, players + 1)))
            .toList();
    assertThat(RatedContest.after(entrants))
        .allMatch(rating -> rating.rating() > -1000 && rating.rating() < 4500);
  }
}
