package io.arbiter.core.judging;

/** Whose doing a verdict is. Only the player's own faults count against the player. */
public enum Blame {
  NOBODY,
  PLAYER,
  AUTHOR,
  JUDGE
}
