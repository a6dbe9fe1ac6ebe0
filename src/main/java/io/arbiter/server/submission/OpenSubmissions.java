package io.arbiter.server.submission;

/** Counts the submissions, runs and scripts that wait for their verdicts. */
public interface OpenSubmissions {
  /** The number of submissions, runs and scripts without a verdict. */
  long countOpen();
}
