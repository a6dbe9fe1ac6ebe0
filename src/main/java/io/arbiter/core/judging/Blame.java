package io.arbiter.core.judging;

/** Who caused a verdict. Only the player's own faults count against the player. */
public enum Blame {
  NOBODY,
  PLAYER,
  AUTHOR,
  JUDGE
}
