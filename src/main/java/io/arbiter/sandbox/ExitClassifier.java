package io.arbiter.sandbox;

import io.arbiter.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;

/** Says what the death of a child means that did not report the reason itself. */
final class ExitClassifier {
  /** {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  /** 128 and SIGSYS: the kernel met a system call that its filter does not let through. */
  static final int DENIED_SYSTEM_CALL = 159;

  private ExitClassifier() {}

  /**
   * @param exitCode the process's; 128 and the signal's number when a signal ended it
   * @param timedOut whether we killed it because it had gone silent past its deadline
   * @param wallMillis how long the guest has been asked to work, in milliseconds
   */
  static Outcome classify(int exitCode, boolean timedOut, Limits limits, long wallMillis) {
    if (timedOut) {
      return new Outcome.LimitHit(Limit.WALL, limits.wallMillis(), wallMillis);
    }
    if (exitCode == OUT_OF_MEMORY) {
      return new Outcome.LimitHit(Limit.MEMORY, limits.memoryBytes(), limits.memoryBytes());
    }
    if (exitCode == DENIED_SYSTEM_CALL) {
      return new Outcome.Denied("make a system call", null);
    }
    return new Outcome.EngineFault("the child ended with exit code " + exitCode);
  }
}
