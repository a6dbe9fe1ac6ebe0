package io.arbiter.sandbox;

/** The sandbox was closed while a program ran. Nothing is known about the program. */
public final class SandboxClosed extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  SandboxClosed() {
    super("the sandbox was closed while a program ran");
  }
}
