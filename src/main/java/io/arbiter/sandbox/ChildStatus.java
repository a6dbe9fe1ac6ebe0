package io.arbiter.sandbox;

import java.time.Duration;

/**
 * What a child does now.
 *
 * @param served the number of submissions that it has served
 * @param residentBytes the resident memory of its process; 0 if the kernel does not say it
 */
public record ChildStatus(Activity activity, Duration age, int served, long residentBytes) {
  /** What a child can do. */
  public enum Activity {
    /** It is not ready to serve yet. */
    STARTING,
    /** It has served no submission, and waits in the starter. */
    SPARE,
    /** It waits for a submission. */
    READY,
    /** It serves a submission. */
    BUSY,
    /** It has served a submission and makes itself ready again. */
    RECYCLING
  }
}
