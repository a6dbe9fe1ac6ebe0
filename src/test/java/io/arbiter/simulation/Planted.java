package io.arbiter.simulation;

/** A bug that a simulation plants into its own wiring, to show that it would be found. */
public enum Planted {
  NOTHING("all invariants hold"),
  /** Scoring takes the judgement of any attempt for one of the current attempt. */
  NO_FENCE_ON_ATTEMPT("is the current one"),
  /** A share loop acknowledges its job before the handler has published the result. */
  ACKNOWLEDGES_FIRST("neither judged nor on its way"),
  /** The intake writes the submission without its row in the outbox. */
  NO_OUTBOX_ROW("neither judged nor on its way");

  /** A part of the message of the invariant that the bug breaks. */
  final String finding;

  Planted(String finding) {
    this.finding = finding;
  }
}
