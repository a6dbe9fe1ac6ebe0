package io.arbiter.server.contest;

/** Where a contest is by the clock. */
public enum ContestState {
  UPCOMING,
  RUNNING,
  ENDED
}
