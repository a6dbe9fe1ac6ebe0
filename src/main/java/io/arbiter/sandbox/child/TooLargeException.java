package io.arbiter.sandbox.child;

/** A value has more bytes than the guest may return. */
final class TooLargeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long bytes;

  TooLargeException(long bytes) {
    super("too large", null, false, false);
    this.bytes = bytes;
  }

  /** A lower bound of the value's size. */
  public long bytes() {
    return bytes;
  }
}
