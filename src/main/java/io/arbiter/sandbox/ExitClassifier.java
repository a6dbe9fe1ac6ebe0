package io.arbiter.sandbox;

import io.arbiter.core.judging.Limits;
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
   * Why it ended, as far as its exit code tells.
   *
   * @param exitCode the process's; 128 and the signal's number when a signal ended it
   */
  static ChildEnd reason(int exitCode) {
    return switch (exitCode) {
      case OUT_OF_MEMORY -> ChildEnd.OUT_OF_MEMORY;
      case DENIED_SYSTEM_CALL -> ChildEnd.DENIED_SYSTEM_CALL;
      default -> ChildEnd.DIED;
    };
  }

  /**
   * What its end means for the guest that it ran.
   *
   * @param end why it ended
   * @param wallMillis how long the guest has been asked to work, in milliseconds
   */
  static Outcome classify(ChildEnd end, int exitCode, Limits limits, long wallMillis) {
    return switch (end) {
      case SILENT -> new Outcome.LimitHit(Limit.WALL, limits.wallMillis(), wallMillis);
      case OUT_OF_MEMORY ->
          new Outcome.LimitHit(Limit.MEMORY, limits.memoryBytes(), limits.memoryBytes());
      case DENIED_SYSTEM_CALL -> new Outcome.Denied("make a system call", null);
      default -> new Outcome.EngineFault("the child ended with exit code " + exitCode);
    };
  }
}
