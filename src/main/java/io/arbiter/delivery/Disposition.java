package io.arbiter.delivery;

/** What happens to a job after a delivery. */
public enum Disposition {
  /** The job is done and its result is published. */
  ACCEPT,
  /**
   * Arbiter itself could not do the job, for example without a sandbox or the test set. The job is
   * delivered again, and no failure is counted.
   */
  RELEASE,
  /** The job itself failed. The job is delivered again, and the failure is counted. */
  FAIL,
  /**
   * No worker can do the job, for example because its record cannot be read. The job is dropped.
   */
  REJECT
}
