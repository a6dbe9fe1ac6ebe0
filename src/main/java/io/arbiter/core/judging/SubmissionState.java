package io.arbiter.core.judging;

/**
 * The states of an attempt at a submission. An attempt moves only forward and may skip a state.
 * Only ACCEPTED and JUDGED are stored; the states between follow from the outbox and from the
 * workers' events. A submission that is not judged may begin again as a new attempt, which is
 * ACCEPTED.
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

  public boolean mayFollow(SubmissionState earlier) {
    return earlier.ordinal() < ordinal();
  }

  /**
   * Changes the state.
   *
   * @throws IllegalStateException if {@code next} may not follow this state
   */
  public SubmissionState change(SubmissionState next) {
    if (!next.mayFollow(this)) {
      throw new IllegalStateException("a submission that is " + this + " cannot become " + next);
    }
    return next;
  }
}
