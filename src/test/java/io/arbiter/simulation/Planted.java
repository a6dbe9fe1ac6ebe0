package io.arbiter.simulation;

/** A bug that a simulation plants into its own wiring, to show that it would be found. */
public enum Planted {
  NOTHING,
  /** Scoring takes the judgement of any attempt for one of the current attempt. */
  NO_FENCE_ON_ATTEMPT,
  /** A share loop acknowledges its job before the handler has published the result. */
  ACKNOWLEDGES_FIRST,
  /** The intake writes the submission without its row in the outbox. */
  NO_OUTBOX_ROW
}
