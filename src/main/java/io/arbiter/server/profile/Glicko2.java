package io.arbiter.server.profile;

/** Steps 3 to 8 of the paper: the rating after a period. */
final class Glicko2 {
  private Glicko2() {}

  static Rating after(Rating before, Evidence evidence) {
    double volatility =
        VolatilitySearch.of(
                before.volatility(), before.phi(), evidence.variance(), evidence.improvement())
            .volatility();
    double uncertainty = Math.hypot(before.phi(), volatility);
    double phi = 1 / Math.sqrt(1 / (uncertainty * uncertainty) + evidence.information());
    // A new player whose games say next to nothing is not less known than a new player.
    return Rating.of(
        before.mu() + phi * phi * evidence.surplus(), Math.min(phi, Rating.NEW.phi()), volatility);
  }

  /**
   * What the games of a period say about a player (steps 3 and 4 of the paper).
   *
   * @param information how much is learned: 1 / v
   * @param surplus how much better the player was than expected: the sum of g(φ) (s − E)
   */
  record Evidence(double information, double surplus) {
    /** The variance of the estimate from these games alone: v. */
    double variance() {
      return 1 / information;
    }

    /** The improvement that these games alone would show: Δ. */
    double improvement() {
      return surplus / information;
    }
  }

  /**
   * Step 5 of the paper: finds the new volatility with the Illinois algorithm.
   *
   * @param a the logarithm of the squared volatility before the period
   * @param squaredImprovement Δ²
   * @param uncertainty φ² + v
   */
  record VolatilitySearch(double a, double squaredImprovement, double uncertainty) {
    /** τ: how much a surprising result changes the volatility. The paper recommends 0.3 to 1.2. */
    static final double TAU = 0.5;

    /** How near two sides of a bracket are when the search ends; of the paper. */
    private static final double CONVERGENCE = 0.000001;

    static VolatilitySearch of(double volatility, double phi, double variance, double improvement) {
      return new VolatilitySearch(
          Math.log(volatility * volatility), improvement * improvement, phi * phi + variance);
    }

    /** The function whose zero is the logarithm of the squared new volatility. */
    double f(double x) {
      double squared = Math.exp(x);
      double sum = uncertainty + squared;
      return squared * (squaredImprovement - sum) / (2 * sum * sum) - (x - a) / (TAU * TAU);
    }

    /**
     * Two values of x between which f has its zero. The names are those of the paper; the value of
     * f at {@code a} is halved where the algorithm does so.
     */
    record Bracket(double a, double b, double fa, double fb) {}

    /** Step 5.2. */
    Bracket start() {
      double b;
      if (squaredImprovement > uncertainty) {
        b = Math.log(squaredImprovement - uncertainty);
      } else {
        b = a - TAU;
        while (f(b) < 0) {
          b -= TAU;
        }
      }
      return new Bracket(a, b, f(a), f(b));
    }

    /** Step 5.4: a narrower bracket. */
    Bracket next(Bracket bracket) {
      double c = bracket.a + (bracket.a - bracket.b) * bracket.fa / (bracket.fb - bracket.fa);
      double fc = f(c);
      return fc * bracket.fb <= 0
          ? new Bracket(bracket.b, c, bracket.fb, fc)
          : new Bracket(bracket.a, c, bracket.fa / 2, fc);
    }

    double volatility() {
      Bracket bracket = start();
      while (Math.abs(bracket.b - bracket.a) > CONVERGENCE) {
        bracket = next(bracket);
      }
      return Math.exp(bracket.a / 2);
    }
  }
}
