package io.arbiter.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * There is no child: the sandbox is closed, or children do not start. The caller may try again
 * later.
 */
public final class SandboxUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public SandboxUnavailable(String message) {
    this(message, null);
  }

  SandboxUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
