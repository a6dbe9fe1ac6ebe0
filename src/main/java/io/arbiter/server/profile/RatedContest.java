package io.arbiter.server.profile;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ratings after a contest. The contest is one rating period, in which each player has a game
 * against each other player.
 *
 * <p>The games of a contest are not independent: whoever has a good day wins all of them. Glicko-2
 * assumes that they are, so the games of a player are weighted; decision record 11 says how.
 */
final class RatedContest {
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
   * A player in a contest.
   *
   * @param before the rating before the contest
   * @param rank in the final standings; players with the same rank have drawn
   */
  public record Entrant(Rating before, int rank) {}

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

  /**
   * All entrants of a contest, each of whom plays one game against each other: the better rank
   * wins, and an equal rank is half a point each.
   */
  static final class Field {
    /**
     * The largest difference of strengths that is told apart, on the paper's scale; over 5,000
     * points. The result of a game would be certain beyond it, and v infinite.
     */
    private static final double FARTHEST = 30;

    private static final double WIN = 1;
    private static final double DRAW = 0.5;
    private static final double LOSS = 0;

    private final double[] mu;
    private final double[] g;
    private final int[] ranks;

    Field(List<Entrant> entrants) {
      mu = entrants.stream().mapToDouble(entrant -> entrant.before().mu()).toArray();
      g = entrants.stream().mapToDouble(entrant -> g(entrant.before().phi())).toArray();
      ranks = entrants.stream().mapToInt(Entrant::rank).toArray();
    }

    /** How much a game counts against an opponent with this deviation. */
    static double g(double phi) {
      return 1 / Math.sqrt(1 + 3 * phi * phi / (Math.PI * Math.PI));
    }

    /** The points that a player can expect from a game. */
    static double expected(double mu, double opponent, double g) {
      double difference = Math.clamp(g * (mu - opponent), -FARTHEST, FARTHEST);
      return 1 / (1 + Math.exp(-difference));
    }

    Glicko2.Evidence of(int entrant, double weight) {
      // The game against oneself is a draw as expected. It is in the sums, so that players with
      // equal
      // ratings and ranks have exactly equal sums, and its information is taken away at the end.
      double information = 0;
      double surplus = 0;
      for (int other = 0; other < ranks.length; other++) {
        double expected = expected(mu[entrant], mu[other], g[other]);
        information += g[other] * g[other] * expected * (1 - expected);
        surplus += g[other] * (score(entrant, other) - expected);
      }
      double own = g[entrant] * g[entrant] * DRAW * DRAW;
      return new Glicko2.Evidence(weight * (information - own), weight * surplus);
    }

    private double score(int entrant, int other) {
      if (ranks[entrant] == ranks[other]) {
        return DRAW;
      }
      return ranks[entrant] < ranks[other] ? WIN : LOSS;
    }
  }
}
