package io.arbiter.sandbox;

/** Why a child ended. The names are the values of the metric's tag {@code reason}. */
public enum ChildEnd {
  /** Its guest did not stop in time at a limit. */
  UNSTOPPED("its guest did not stop when it was told to"),
  /** After a guest was stopped it was not as before. */
  EXAMINATION("it failed the examination after its guest was stopped"),
  /** It said something that is no frame, or none that was asked for. */
  PROTOCOL("it broke the protocol"),
  /** The kernel's filter killed it. */
  DENIED_SYSTEM_CALL("the kernel killed it for a system call that no rule allows"),
  /** Its heap was exhausted. */
  OUT_OF_MEMORY("its heap was exhausted"),
  /** The engine failed in a way that nobody knows. */
  ENGINE_FAULT("the engine failed"),
  /** It was silent for too long. */
  SILENT("it did not answer in time"),
  /** It did not come as far as to serve. */
  START("it did not start"),
  /** It ended by itself, or somebody else ended it. */
  DIED("it died"),
  /** It has served as many submissions as one child may. */
  SERVED("it has served its submissions"),
  /** It has grown too large, or is too old. */
  WORN("it has grown too large or too old"),
  /** Nobody has needed it for a while. */
  IDLE("nobody needed it"),
  /** The sandbox was closed. */
  CLOSED("the sandbox was closed");

  private final String text;

  ChildEnd(String text) {
    this.text = text;
  }

  /** What happened, as a clause about the child. */
  public String text() {
    return text;
  }

  /** Whether a guest brought it about: a fault of a kind that ordinary wear is not. */
  boolean isForced() {
    return switch (this) {
      case UNSTOPPED,
          EXAMINATION,
          PROTOCOL,
          DENIED_SYSTEM_CALL,
          OUT_OF_MEMORY,
          ENGINE_FAULT,
          SILENT,
          DIED ->
          true;
      case START, SERVED, WORN, IDLE, CLOSED -> false;
    };
  }
}
