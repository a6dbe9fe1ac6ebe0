package io.arbiter.core.judging;

/** What is asked of the judge. */
public enum SubmissionKind {
  /** All test cases, hidden; counts for the score. */
  SUBMISSION,
  /** The samples only, shown in full; scores nothing. */
  RUN,
  /** A script without a puzzle; what it prints is the result. */
  SCRATCH
}
