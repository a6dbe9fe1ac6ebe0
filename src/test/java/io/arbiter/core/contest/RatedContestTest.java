package io.arbiter.core.contest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.arbiter.core.contest.RatedContest.Entrant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatedContestTest {
  private static List<Entrant> beginners(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Entrant(Rating.NEW, i)).toList();
  }

  /** The ratings after one more contest, in which each player gets a rank. */
  private static List<Rating> after(List<Rating> before, IntUnaryOperator rank) {
    return RatedContest.after(
        IntStream.range(0, before.size())
            .mapToObj(i -> new Entrant(before.get(i), rank.applyAsInt(i)))
            .toList());
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
  }

  @Test
  void whoWinsAgainstTheSamePlayersAgainAndAgainBecomesKnown() {
    List<Rating> ratings = Collections.nCopies(50, Rating.NEW);
    for (int contest = 0; contest < 20; contest++) {
      ratings = after(ratings, i -> i + 1);
    }
    assertThat(ratings).extracting(Rating::rating).isSortedAccordingTo(Collections.reverseOrder());
    assertThat(ratings.get(25).deviation()).isLessThan(100);
  }

  /** A player's performance is the strength and a Gumbel variable: the Plackett–Luce model. */
  private static double performance(double strength, Random random) {
    return strength - Math.log(-Math.log(random.nextDouble()));
  }

  @Test
  void deviationsSayHowFarRatingsAreFromStrengths() {
    int players = 80;
    Random random = new Random(5);
    double[] strengths = random.doubles(players, -2, 2).toArray();
    List<Rating> ratings = Collections.nCopies(players, Rating.NEW);
    for (int contest = 0; contest < 6; contest++) {
      double[] performances =
          DoubleStream.of(strengths).map(strength -> performance(strength, random)).toArray();
      ratings =
          after(
              ratings,
              i -> (int) DoubleStream.of(performances).filter(p -> p > performances[i]).count());
    }
    List<Rating> after = ratings;
    double deviation = after.stream().mapToDouble(Rating::deviation).average().orElseThrow();
    double middle = DoubleStream.of(strengths).average().orElseThrow();
    double variance =
        IntStream.range(0, players)
            .mapToDouble(i -> after.get(i).rating() - 1500 - 173.7178 * (strengths[i] - middle))
            .map(error -> error * error)
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(variance) / deviation).isBetween(0.75, 1.25);
  }

  @Test
  void aContestOfOneRatesNobody() {
    assertThatThrownBy(() -> RatedContest.after(beginners(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
