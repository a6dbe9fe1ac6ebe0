package io.arbiter.worker;

/** Where a job comes from; its children run at the lane's priority. */
public enum Lane {
  /** Somebody waits for the verdict. */
  INTERACTIVE,

  /** Nobody does: what one player sends in numbers, and rejudgings. */
  BATCH
}
