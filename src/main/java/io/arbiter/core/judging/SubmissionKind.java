package io.arbiter.core.judging;

/** What a player wants the judge to do. */
public enum SubmissionKind {
  /** Runs all test cases, including the hidden ones; counts for the score. */
  SUBMISSION,
  /**
   * Runs the samples, or the player's own inputs, and shows everything; does not count for the
   * score.
   */
  RUN,
  /** Runs a script without a puzzle; the printed text is the result. */
  SCRATCH
}
