package io.arbiter.core.contest;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratings after a contest. The contest is one rating period, in which each player has a game
 * against each other player.
 *
 * <p>The games of a contest are not independent: whoever has a good day wins all of them. Glicko-2
 * takes games for independent, and would be nearly certain of a player after one contest with 500
 * others. So the games are weighted. Glicko-2's expectation of a game is that of the Plackett–Luce
 * model of rankings for two players. In this model, a ranking of n equal players tells as much of
 * each as 4 (1 − Hₙ / n) games against equal opponents, where Hₙ = 1 + 1/2 + … + 1/n: one game for
 * two players, 1.6 for three, 2.8 for ten, and less than four for any number. The n − 1 games of a
 * player together have this weight.
 */
public final class RatedContest {
  /** With fewer players there is no game. */
  public static final int FEWEST = 2;

  /**
   * Exactly equal players may be exchanged. So the sums are the same whatever the order of the
   * players is, to the last digit.
   */
  private static final Comparator<Entrant> ORDER =
      Comparator.comparingInt(Entrant::rank)
          .thenComparingDouble(entrant -> entrant.before().rating())
          .thenComparingDouble(entrant -> entrant.before().deviation());

  private RatedContest() {}

  /**
   * The ratings after a contest, in the order of the entrants.
   *
   * @throws IllegalArgumentException if there are fewer than {@link #FEWEST}
   */
  public static List<Rating> after(List<Entrant> entrants) {
    if (entrants.size() < FEWEST) {
      throw new IllegalArgumentException(entrants.size() + " entrants");
    }
    int[] order =
        IntStream.range(0, entrants.size())
            .boxed()
            .sorted(Comparator.comparing(entrants::get, ORDER))
            .mapToInt(Integer::intValue)
            .toArray();
    Field field = new Field(IntStream.of(order).mapToObj(entrants::get).toList());
    double weight = weight(entrants.size());
    Rating[] after = new Rating[order.length];
    for (int place = 0; place < order.length; place++) {
      Rating before = entrants.get(order[place]).before();
      after[order[place]] = Glicko2.after(before, field.of(place, weight));
    }
    return List.of(after);
  }

  /** How much of a game each of a player's games counts among so many players. */
  static double weight(int players) {
    double harmonic = IntStream.rangeClosed(1, players).mapToDouble(k -> 1.0 / k).sum();
    return 4 * (1 - harmonic / players) / (players - 1);
  }
}
