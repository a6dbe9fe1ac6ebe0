package io.arbiter.core.judging;

import java.util.Arrays;
import java.util.List;

/**
 * The life of an attempt at a submission, which goes one way and may skip a state. Only the first
 * and the last are stored; those between follow from the outbox and from what workers tell. What is
 * not judged may begin again, as a new attempt that is accepted.
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

  /** Whether this state may follow that one: the rule of every change. */
  public boolean mayFollow(SubmissionState earlier) {
    return earlier.ordinal() < ordinal();
  }

  /**
   * Changes the state.
   *
   * @return {@code next}
   * @throws IllegalStateException when it may not follow this one
   */
  public SubmissionState change(SubmissionState next) {
    if (!next.mayFollow(this)) {
      throw new IllegalStateException("what is " + this + " cannot become " + next);
    }
    return next;
  }

  /** Those which this state may follow, for a statement that changes many submissions. */
  public List<SubmissionState> earlier() {
    return Arrays.stream(values()).filter(this::mayFollow).toList();
  }
}
