package io.arbiter.core.contest;

/** Steps 5 to 8 of the paper: the rating after a period. */
final class Glicko2 {
  private Glicko2() {}

  /** The rating of a player after a period with games. */
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
}
