package io.arbiter.sandbox.child;

/** A value is not plain data; the message describes the value to the player. */
final class NotPlainException extends Exception {
  private static final long serialVersionUID = 1L;

  NotPlainException(String description) {
    super(description, null, false, false);
  }

  public String description() {
    return String.valueOf(getMessage());
  }
}
