package io.arbiter.simulation;

/** A guarantee that a simulation found broken. */
final class InvariantBroken extends Exception {
  private static final long serialVersionUID = 1;

  InvariantBroken(String message) {
    super(message);
  }

  InvariantBroken(String message, Throwable cause) {
    super(message, cause);
  }
}
