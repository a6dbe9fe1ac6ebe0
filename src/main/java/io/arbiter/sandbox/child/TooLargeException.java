package io.arbiter.sandbox.child;

/** A value of more bytes than may be returned. */
final class TooLargeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long bytes;

  TooLargeException(long bytes) {
    super("too large", null, false, false);
    this.bytes = bytes;
  }

  /** What it takes at least. */
  long bytes() {
    return bytes;
  }
}
