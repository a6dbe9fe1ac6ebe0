package io.arbiter.delivery;

/** What becomes of a job after a delivery. */
public enum Disposition {
  /** Done: its result is published. */
  ACCEPT,
  /**
   * The machinery is at fault (no sandbox, no test set): it comes again, and nothing is counted.
   */
  RELEASE,
  /** The job itself failed: it comes again, and the failure is counted. */
  FAIL,
  /** Nobody can do it: it cannot even be read. */
  REJECT
}
