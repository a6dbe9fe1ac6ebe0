package io.arbiter.worker.judging;

import io.arbiter.sandbox.GuestRun;

/** Is told about the progress of a job. */
public interface JudgingListener {
  JudgingListener NOBODY = new JudgingListener() {};

  /** The player's code begins in a child process of its own, maybe not for the first time. */
  default void began(GuestRun run) {}

  /** The player's code has printed a piece of text; only for runs and scripts, in order. */
  default void printed(String text) {}

  /** This number of test cases has passed so far. */
  default void passed(int cases) {}

  /**
   * The player's code has ended its child process. This may be found out after the verdict; called
   * by any thread.
   */
  default void childEnded() {}
}
