package io.arbiter.server.contest.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What decides the rank of a contestant first. Names are stored. */
public enum ContestScoring {
  /** The points of the solved puzzles. Of equal sums, the one that was reached first is better. */
  POINTS,

  /** The number of solved puzzles, then the penalty: the rules of the ICPC. */
  ICPC;

  /** The name in the API. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
