package io.arbiter.sandbox;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;

/** Says what the end of a child means if the child did not report a reason itself. */
final class ExitClassifier {
  /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int OUT_OF_MEMORY = 3;

  /** 128 + SIGSYS: the kernel killed the process for a system call that the filter forbids. */
  public static final int DENIED_SYSTEM_CALL = 159;

  /** As if the player had pressed Ctrl-C in a terminal. */
  private static final Outcome STOPPED =
      new Outcome.Raised("KeyboardInterrupt", "the run was stopped", null);

  private ExitClassifier() {}

  /**
   * The reason that the exit code tells.
   *
   * @param exitCode of the process; 128 + the signal's number when a signal ended it
   */
  public static ChildEnd reason(int exitCode) {
    return switch (exitCode) {
      case OUT_OF_MEMORY -> ChildEnd.OUT_OF_MEMORY;
      case DENIED_SYSTEM_CALL -> ChildEnd.DENIED_SYSTEM_CALL;
      default -> ChildEnd.DIED;
    };
  }

  /**
   * The outcome for the guest that the child ran.
   *
   * @param end why the child ended
   * @param allowedMillis the guest's wall limit
   * @param wallMillis how long the guest has worked, in milliseconds
   */
  public static Outcome classify(
      ChildEnd end, int exitCode, Limits limits, long allowedMillis, long wallMillis) {
    return switch (end) {
      case SILENT -> new Outcome.LimitHit(Limit.WALL, allowedMillis, wallMillis);
      case STOPPED -> STOPPED;
      case OUT_OF_MEMORY ->
          new Outcome.LimitHit(Limit.MEMORY, limits.memoryBytes(), limits.memoryBytes());
      case DENIED_SYSTEM_CALL -> new Outcome.Denied("make a system call", null);
      default -> new Outcome.EngineFault("the child ended with exit code " + exitCode);
    };
  }
}
