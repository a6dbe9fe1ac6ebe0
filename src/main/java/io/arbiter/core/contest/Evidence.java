package io.arbiter.core.contest;

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
