package io.arbiter.app.process;

import org.jspecify.annotations.Nullable;

/** Arbiter cannot start; the message tells the operator why and what to do. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
