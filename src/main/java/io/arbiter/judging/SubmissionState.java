package io.arbiter.judging;

/** The life of a submission. It goes one way: to this state's successors only. */
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

  /**
   * Whether a submission in this state may move to {@code next}. States may be skipped, since a
   * worker can overtake the relay's own bookkeeping; none is entered again.
   */
  public boolean mayBecome(SubmissionState next) {
    return next.ordinal() > ordinal();
  }
}
