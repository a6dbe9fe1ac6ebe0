package io.arbiter.delivery.broker;

/** A consumer no longer works and must be replaced. The message says why. */
public final class SessionLost extends Exception {
  private static final long serialVersionUID = 1;

  public SessionLost(String reason) {
    super(reason);
  }

  public SessionLost(String reason, Throwable cause) {
    super(reason + ": " + cause, cause);
  }
}
