package io.arbiter.core.judging;

/**
 * The states of a submission. A submission moves only forward and may skip a state. Only ACCEPTED
 * and JUDGED are stored; the states between follow from the outbox and from the workers' events.
 */
public enum SubmissionState {
  /** Stored, with its job in the outbox. */
  ACCEPTED,
  /** The broker has its job. */
  QUEUED,
  /** A worker is judging it. */
  RUNNING,
  /** Its judgement is stored. */
  JUDGED;

  public boolean isTerminal() {
    return this == JUDGED;
  }
}
