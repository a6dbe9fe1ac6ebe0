package io.arbiter.sandbox.protocol;

/** What a submission can run out of. */
public enum Limit {
  /** CPU time of the guest's thread; milliseconds. */
  CPU,
  /** Elapsed time while the guest was asked to work; milliseconds. */
  WALL,
  /** Python statements executed. */
  STEPS,
  /** Live heap above the idle interpreter's; bytes. */
  MEMORY,
  /** Printed in all, or encoded in one returned value; bytes. */
  OUTPUT
}
