package io.arbiter.core.judging;

/**
 * Why a submission waits although nothing is wrong with it. Arbiter goes on by itself when the
 * cause has passed.
 */
public enum Delay {
  /** The job waits in the outbox, or a result waits in a worker. */
  BROKER_AWAY("the queue of the judge does not answer at the moment"),

  /** No worker runs, or no worker can start child processes. */
  NO_WORKER("no worker can judge at the moment"),

  /** A worker got the job and died, or was stopped for longer than the lock. */
  WORKER_LOST("the worker that had it was lost; it is judged again"),

  /** A worker got the job and had no child process for it. */
  NO_CHILD("a worker could not start a process for it; it is tried again"),

  /** A worker got the job before the test set. */
  NO_TEST_SET("its tests have not reached the worker yet; it is tried again"),

  /** The judge itself failed. */
  JUDGE_FAILED("the judge failed on it; it is tried again");

  private final String reason;

  Delay(String reason) {
    this.reason = reason;
  }

  /** The reason for players. */
  public String reason() {
    return reason;
  }
}
