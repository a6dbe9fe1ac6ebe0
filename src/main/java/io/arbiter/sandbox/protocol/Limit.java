package io.arbiter.sandbox.protocol;

/** The limits of a submission. */
public enum Limit {
  /** CPU time of the guest's thread; milliseconds. */
  CPU,
  /** Elapsed time of all requests to the guest, without waits for a processor; milliseconds. */
  WALL,
  /** Python statements executed. */
  STEPS,
  /** Live heap beyond the heap of the idle interpreter; bytes. */
  MEMORY,
  /** All printed text, or the encoded size of one returned value; bytes. */
  OUTPUT
}
