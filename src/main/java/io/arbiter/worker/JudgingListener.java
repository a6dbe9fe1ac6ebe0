package io.arbiter.worker;

/** Is told how the judging of a job goes. */
public interface JudgingListener {
  /** Who does not want to know. */
  JudgingListener NOBODY = new JudgingListener() {};

  /** The player's code has printed something, in runs; in order. */
  default void printed(String text) {}

  /** So many of the test cases have passed. */
  default void passed(int cases) {}

  /**
   * The player's code has brought the process that ran it to its end. That may be found out after
   * the verdict; called by any thread.
   */
  default void childEnded() {}
}
