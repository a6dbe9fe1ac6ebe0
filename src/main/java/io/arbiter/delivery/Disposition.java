package io.arbiter.delivery;

/** What becomes of a job after a delivery. */
public enum Disposition {
  /** Done: its result is published. */
  ACCEPT,
  /** Try again, here or elsewhere. */
  RELEASE,
  /** Nobody can do it: it cannot even be read. */
  REJECT
}
