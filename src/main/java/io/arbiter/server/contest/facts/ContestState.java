package io.arbiter.server.contest.facts;

/** Where a contest is by the clock. */
public enum ContestState {
  UPCOMING,
  RUNNING,
  ENDED
}
