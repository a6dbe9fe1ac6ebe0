package io.arbiter.sandbox;

import io.arbiter.core.judging.Limits;
import io.arbiter.sandbox.protocol.Limit;
import io.arbiter.sandbox.protocol.Outcome;

/** Why a child ended. The names are the values of the metric's tag {@code reason}. */
public enum ChildEnd {
  UNSTOPPED(true, "its guest did not stop when it was told to"),
  EXAMINATION(true, "it failed the examination after its guest was stopped"),
  /** It sent something that is no frame, or a frame that the host did not ask for. */
  PROTOCOL(true, "it broke the protocol"),
  DENIED_SYSTEM_CALL(true, "the kernel killed it for a system call that no rule allows"),
  OUT_OF_MEMORY(true, "its heap was exhausted"),
  ENGINE_FAULT(true, "the engine failed"),
  SILENT(true, "it did not answer in time"),
  START(false, "it did not start"),
  /** It ended by itself, or another program ended it. */
  DIED(true, "it died"),
  SERVED(false, "it has served its maximum of submissions"),
  WORN(false, "it has grown too large or too old"),
  IDLE(false, "it was not needed any more"),
  CLOSED(false, "the sandbox was closed");

  /** The exit code of {@code -XX:+ExitOnOutOfMemoryError}. */
  private static final int OUT_OF_MEMORY_EXIT = 3;

  /** 128 + SIGSYS: the kernel killed the process for a system call that the filter forbids. */
  static final int DENIED_SYSTEM_CALL_EXIT = 159;

  private final boolean forced;
  private final String text;

  ChildEnd(boolean forced, String text) {
    this.forced = forced;
    this.text = text;
  }

  /** What happened, as a clause that follows "a child ended:". */
  public String text() {
    return text;
  }

  /**
   * Whether a guest, its player or a fault caused it; false when the host replaced the child as
   * planned.
   */
  public boolean isForced() {
    return forced;
  }

  /**
   * Why a child ended by itself.
   *
   * @param exitCode of the process; 128 + the signal's number when a signal ended it
   */
  static ChildEnd of(int exitCode) {
    return switch (exitCode) {
      case OUT_OF_MEMORY_EXIT -> OUT_OF_MEMORY;
      case DENIED_SYSTEM_CALL_EXIT -> DENIED_SYSTEM_CALL;
      default -> DIED;
    };
  }

  /**
   * The outcome for the guest of a child that ended without a report.
   *
   * @param allowedMillis the guest's wall limit
   * @param wallMillis how long the guest has worked, in milliseconds
   */
  Outcome outcome(int exitCode, Limits limits, long allowedMillis, long wallMillis) {
    return switch (this) {
      case SILENT -> new Outcome.LimitHit(Limit.WALL, allowedMillis, wallMillis);
      case OUT_OF_MEMORY ->
          new Outcome.LimitHit(Limit.MEMORY, limits.memoryBytes(), limits.memoryBytes());
      case DENIED_SYSTEM_CALL -> new Outcome.Denied("make a system call", null);
      default -> new Outcome.EngineFault("the child ended with exit code " + exitCode);
    };
  }
}
