package io.arbiter.delivery;

/** A consumer no longer works and must be replaced. The message says why. */
final class SessionLost extends Exception {
  private static final long serialVersionUID = 1;

  SessionLost(String reason) {
    super(reason);
  }

  SessionLost(String reason, Throwable cause) {
    super(reason + ": " + cause, cause);
  }
}
