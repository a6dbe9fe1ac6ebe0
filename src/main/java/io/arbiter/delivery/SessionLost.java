package io.arbiter.delivery;

/** A consumer is of no further use, as the message says; another one must take its place. */
final class SessionLost extends Exception {
  private static final long serialVersionUID = 1;

  SessionLost(String reason) {
    super(reason);
  }

  SessionLost(String reason, Throwable cause) {
    super(reason + ": " + cause, cause);
  }
}
