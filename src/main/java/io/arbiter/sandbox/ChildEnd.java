package io.arbiter.sandbox;

/** Why a child ended. The names are the values of the metric's tag {@code reason}. */
public enum ChildEnd {
  /** Its guest reached a limit and did not stop in time. */
  UNSTOPPED("its guest did not stop when it was told to"),
  /** After its guest was stopped, an examination found it changed. */
  EXAMINATION("it failed the examination after its guest was stopped"),
  /** It sent something that is no frame, or a frame that the host did not ask for. */
  PROTOCOL("it broke the protocol"),
  /** The kernel's system-call filter killed it. */
  DENIED_SYSTEM_CALL("the kernel killed it for a system call that no rule allows"),
  /** Its heap was exhausted. */
  OUT_OF_MEMORY("its heap was exhausted"),
  /** The engine failed for an unknown reason. */
  ENGINE_FAULT("the engine failed"),
  /** It did not answer in time. */
  SILENT("it did not answer in time"),
  /** The player stopped its guest. */
  STOPPED("its guest's player stopped the run"),
  /** It never became ready to serve. */
  START("it did not start"),
  /** It ended by itself, or another program ended it. */
  DIED("it died"),
  /** It has served the maximum number of submissions for one child. */
  SERVED("it has served its maximum of submissions"),
  /** It has grown too large, or is too old. */
  WORN("it has grown too large or too old"),
  /** It was not needed for a while. */
  IDLE("it was not needed any more"),
  /** The sandbox was closed. */
  CLOSED("the sandbox was closed");

  private final String text;

  ChildEnd(String text) {
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
    return switch (this) {
      case UNSTOPPED,
          EXAMINATION,
          PROTOCOL,
          DENIED_SYSTEM_CALL,
          OUT_OF_MEMORY,
          ENGINE_FAULT,
          SILENT,
          STOPPED,
          DIED ->
          true;
      case START, SERVED, WORN, IDLE, CLOSED -> false;
    };
  }
}
