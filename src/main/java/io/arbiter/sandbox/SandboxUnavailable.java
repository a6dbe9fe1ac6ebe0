package io.arbiter.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * No child can be had: the sandbox is closed, or children do not start. Worth another try later.
 */
public final class SandboxUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without a cause of Java's. */
  public SandboxUnavailable(String message) {
    this(message, null);
  }

  SandboxUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
