package io.arbiter.core.contest;

import java.util.Arrays;
import java.util.Optional;

/** What decides the rank of a contestant first. Names are stored. */
public enum ContestScoring {
  /** The points of the solved puzzles. Of equal sums, the one that was reached first is better. */
  POINTS("points"),

  /** The number of solved puzzles, then the penalty: the rules of the ICPC. */
  ICPC("icpc");

  private final String label;

  ContestScoring(String label) {
    this.label = label;
  }

  /** The name in the API. */
  public String label() {
    return label;
  }

  /** The scoring with this name in the API. */
  public static Optional<ContestScoring> of(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}
