package io.arbiter.sandbox.protocol;

/** Bytes that are no frame, or a frame above the caps. The peer is not to be trusted any more. */
public final class ProtocolFault extends Exception {
  private static final long serialVersionUID = 1L;

  public ProtocolFault(String message) {
    super(message);
  }
}
