package io.arbiter.core.judging;

/**
 * The life of a submission, which goes one way and may skip a state. Only the first and the last
 * are stored; those between follow from the outbox and from what workers tell.
 */
public enum SubmissionState {
  /** Stored, with its job in the outbox. */
  ACCEPTED,
  /** Its job is with the broker. */
  QUEUED,
  /** A worker judges it. */
  RUNNING,
  /** Its judgement is stored. */
  JUDGED;

  public boolean isTerminal() {
    return this == JUDGED;
  }
}
